using System.Buffers.Binary;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using WigToken.Load.Servers;

namespace WigToken.Load.Streams;

/// <summary>Streams whose clients send the request and never read a byte, as sleeping laptops do.</summary>
internal sealed class StuckStreams : IDisposable
{
    // TCP_MAXSEG of Linux.
    private const int MaxSegmentOption = 2;
    private const int MaxSegment = 1460;

    // The server's other files come and go: connections of the client that makes changes, the database's readers.
    private const int HandlesOfOthers = 5;

    private readonly ServerProcess _server;
    private readonly int _handlesBefore;
    private readonly List<Socket> _sockets = [];

    private StuckStreams(ServerProcess server) => (_server, _handlesBefore) = (server, server.Handles);

    /// <summary>Streams that the server still holds, by its open files.</summary>
    public int Open { get; private set; }

    public long MaxResidentBytes { get; private set; }

    public static async Task<StuckStreams> ConnectAsync(ServerProcess server, int count, CancellationToken cancellationToken)
    {
        var streams = new StuckStreams(server);
        var request = Subscriber.Request(server.Port);
        for (var i = 0; i < count; i++)
        {
            var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { ReceiveBufferSize = 1 };
            streams._sockets.Add(socket);
            LimitSegments(socket);
            await socket.ConnectAsync(IPAddress.Loopback, server.Port, cancellationToken);
            await socket.SendAsync(request, cancellationToken);
        }

        await streams.HeldAsync(cancellationToken);
        return streams;
    }

    /// <summary>Looks until the server has closed all, or the limit is over; returns how long that took.</summary>
    public async Task<TimeSpan> WatchAsync(TimeSpan limit, CancellationToken cancellationToken)
    {
        var clock = Stopwatch.GetTimestamp();
        do
        {
            await Task.Delay(TimeSpan.FromMilliseconds(250), cancellationToken);
            MaxResidentBytes = Math.Max(MaxResidentBytes, _server.ResidentBytes);
            Open = _server.Handles - _handlesBefore is > HandlesOfOthers and var open ? open : 0;
        }
        while (Open > 0 && Stopwatch.GetElapsedTime(clock) < limit);
        return Stopwatch.GetElapsedTime(clock);
    }

    public void Dispose()
    {
        foreach (var socket in _sockets)
            socket.Dispose();
    }

    /// <summary>Waits until the server has taken all of them: none counts as closed that never was open.</summary>
    private async Task HeldAsync(CancellationToken cancellationToken)
    {
        for (var looks = 0; looks < 100; looks++)
        {
            if (_server.Handles - _handlesBefore >= _sockets.Count)
                return;
            await Task.Delay(TimeSpan.FromMilliseconds(100), cancellationToken);
        }

        throw new LoadException($"The server holds {_server.Handles - _handlesBefore} of {_sockets.Count} streams.");
    }

    /// <summary>
    /// Over loopback a segment has 64 KB, and how much Linux lets wait unread grows with it. This makes segments as long as they are
    /// across a network.
    /// </summary>
    private static void LimitSegments(Socket socket)
    {
        if (!OperatingSystem.IsLinux())
            return;
        var value = new byte[sizeof(int)];
        BinaryPrimitives.WriteInt32LittleEndian(value, MaxSegment);
        socket.SetRawSocketOption((int)ProtocolType.Tcp, MaxSegmentOption, value);
    }
}
