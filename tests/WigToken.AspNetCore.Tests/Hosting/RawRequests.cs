using System.Net;
using System.Net.Sockets;
using System.Text;

namespace WigToken.AspNetCore.Tests.Hosting;

/// <summary>Requests that no well-behaved client makes.</summary>
internal static class RawRequests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>Everything that is answered until the server closes the connection.</summary>
    public static async Task<string> RawAsync(this TestPortal portal, string request)
    {
        using var client = await portal.ConnectAsync();
        await using var stream = client.GetStream();
        await stream.WriteAsync(Encoding.Latin1.GetBytes(request), Cancel);
        using var reader = new StreamReader(stream);
        return await reader.ReadToEndAsync(Cancel).WaitAsync(Wait.Limit, Cancel);
    }

    public static async Task<TcpClient> ConnectAsync(this TestPortal portal)
    {
        var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, new Uri(portal.App.Urls.First()).Port, Cancel);
        return client;
    }
}
