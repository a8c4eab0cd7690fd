using System.Net;
using System.Net.Sockets;

namespace WigToken.Load.Servers;

/// <summary>Ports of loopback for servers that are told where to listen.</summary>
internal static class FreePort
{
    // Below those that systems hand out by themselves: between the look and the use, one of them may become somebody else's.
    private const int First = 20_000, Count = 12_000;

    private static int _next = Random.Shared.Next(Count);

    /// <summary>A port that nobody listens on, another one each time.</summary>
    public static int Take()
    {
        while (true)
        {
            var port = First + (int)((uint)Interlocked.Increment(ref _next) % Count);
            try
            {
                using var listener = new TcpListener(IPAddress.Loopback, port);
                listener.Start();
                return port;
            }
            catch (SocketException)
            {
                // Somebody's already.
            }
        }
    }
}
