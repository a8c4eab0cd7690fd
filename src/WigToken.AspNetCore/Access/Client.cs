using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Http;
using WigToken.Endpoints;

namespace WigToken.Access;

/// <summary>What a proxy in front tells of the client; believed only of the proxies that the settings trust.</summary>
internal static class Client
{
    /// <summary>The client's address: the last one that is not a trusted proxy's.</summary>
    public static IPAddress Address(HttpContext context)
    {
        var settings = context.Settings();
        var address = Peer(context);
        var forwarded = context.Request.Headers["X-Forwarded-For"].SelectMany(static line => (line ?? "").Split(',', StringSplitOptions.TrimEntries)).Reverse();
        foreach (var text in forwarded)
        {
            if (!settings.IsTrustedProxy(address) || !IPEndPoint.TryParse(text, out var hop))
                break;
            address = Plain(hop.Address);
        }

        return address;
    }

    /// <summary>Who is at the other end of the connection.</summary>
    public static IPAddress Peer(HttpContext context) => Plain(context.Connection.RemoteIpAddress ?? IPAddress.Loopback);

    /// <summary>Whether the client's own connection is encrypted.</summary>
    public static bool IsHttps(HttpContext context) =>
        context.Request.IsHttps
        || (context.Settings().IsTrustedProxy(Peer(context)) && context.Request.Headers["X-Forwarded-Proto"] is [.., { } proto]
            && proto.Split(',', StringSplitOptions.TrimEntries)[^1].Equals("https", StringComparison.OrdinalIgnoreCase));

    /// <summary>The origin of our own pages, as the client's browser writes it.</summary>
    public static string Origin(HttpContext context)
    {
        var host = context.Request.Host.Value ?? "";
        if (context.Settings().IsTrustedProxy(Peer(context)) && context.Request.Headers["X-Forwarded-Host"] is [{ Length: > 0 } forwarded])
            host = forwarded;
        return $"{(IsHttps(context) ? "https" : "http")}://{host}".ToLowerInvariant();
    }

    /// <summary>What counts as one client where clients are counted: an address, or the network of IPv6 that one customer has (/64).</summary>
    public static IPAddress Counted(IPAddress address) =>
        address.AddressFamily == AddressFamily.InterNetworkV6 ? new IPAddress([.. address.GetAddressBytes().AsSpan(0, 8), .. new byte[8]]) : address;

    private static IPAddress Plain(IPAddress address) => address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
}
