using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using WigToken.Configuration;
using WigToken.Endpoints;

namespace WigToken.Access;

/// <summary>Decides before a handler runs whether it may.</summary>
internal static class Gate
{
    /// <summary>Answers with an error and returns false when the request is not allowed.</summary>
    public static async ValueTask<bool> AdmitAsync(HttpContext context, AccessLevel access)
    {
        var settings = context.RequestServices.GetRequiredService<WigTokenSettings>();
        if (settings.IsSolo && !IsLoopbackName(context.Request.Host.Host, settings.AllowedHosts))
        {
            // A page on another site can point its own name at this machine and then read answers as its own; it cannot fake the Host header.
            await Problems.WriteAsync(
                context, StatusCodes.Status403Forbidden, "host_not_allowed",
                $"In solo mode only local host names are answered, and this request was for {Query.Quote(context.Request.Host.Host)}. Use http://localhost, or list the name in ALLOWED_HOSTS (WigToken:AllowedHosts).");
            return false;
        }

        var isAllowed = access switch
        {
            AccessLevel.Open => true,
            AccessLevel.Counter => settings.PublicReads != PublicReads.None,
            _ => settings.PublicReads == PublicReads.All || (settings.IsSolo && settings.PublicReads == PublicReads.Default),
        };
        if (isAllowed)
            return true;
        await Problems.WriteAsync(
            context, StatusCodes.Status401Unauthorized, "token_missing",
            "This read needs a token, and this version cannot issue any yet. PUBLIC_READS=all (WigToken:PublicReads) opens the reads to whoever reaches the server.");
        return false;
    }

    /// <summary>Lets pages of the allowed origins read an answer that is public anyway.</summary>
    public static void AllowOrigin(HttpContext context, AccessLevel access)
    {
        if (access != AccessLevel.Counter)
            return;
        var response = context.Response.Headers;
        response.Append("Vary", "Origin");
        if (context.Request.Headers.Origin is [{ } origin] && context.RequestServices.GetRequiredService<WigTokenSettings>().AllowedOrigins.Contains(origin))
            response.AccessControlAllowOrigin = origin;
    }

    private static bool IsLoopbackName(string host, IReadOnlySet<string> allowed) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || host.EndsWith(".localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address))
        || allowed.Contains(host);
}
