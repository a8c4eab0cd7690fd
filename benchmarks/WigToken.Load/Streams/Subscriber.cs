using System.Buffers.Text;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace WigToken.Load.Streams;

/// <summary>
/// One stream over a bare socket: ten thousand of them read the same few hundred bytes at the same moment, and the reading must not be
/// what is measured. Of an event only the number of messages is looked at.
/// </summary>
internal sealed class Subscriber(long[] arrivals) : IDisposable
{
    private const int BufferBytes = 1024;

    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
    private readonly TaskCompletionSource _greeted = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly byte[] _buffer = new byte[BufferBytes];
    private int _filled, _seen;

    /// <summary>When each change came, in order; 0 for those that did not.</summary>
    public ReadOnlySpan<long> Arrivals => arrivals;

    /// <summary>Completes when all changes have come, or the stream has ended.</summary>
    public Task Done => _done.Task;

    public bool IsLost { get; private set; }

    /// <summary>Connects and waits for the first event.</summary>
    /// <param name="port">Where the server listens, on loopback.</param>
    /// <param name="before">The messages that there are before the first change.</param>
    /// <param name="cancellationToken">Ends the stream.</param>
    public async Task ConnectAsync(int port, int before, CancellationToken cancellationToken)
    {
        await _socket.ConnectAsync(IPAddress.Loopback, port, cancellationToken);
        await _socket.SendAsync(Request(port), cancellationToken);
        _ = ReadAsync(before, cancellationToken);
        await _greeted.Task.WaitAsync(TimeSpan.FromSeconds(30), cancellationToken);
    }

    public void Dispose() => _socket.Dispose();

    public static byte[] Request(int port) =>
        Encoding.ASCII.GetBytes($"GET /api/usage/stream HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nAccept: text/event-stream\r\n\r\n");

    private async Task ReadAsync(int before, CancellationToken cancellationToken)
    {
        try
        {
            while (await _socket.ReceiveAsync(_buffer.AsMemory(_filled), cancellationToken) is > 0 and var read)
            {
                _filled += read;
                Take(Stopwatch.GetTimestamp(), before);
            }
        }
        catch (Exception exception) when (exception is SocketException or OperationCanceledException or ObjectDisposedException)
        {
            // The end of the stream, whoever ended it.
        }
        catch (LoadException exception)
        {
            _greeted.TrySetException(exception);
            _done.TrySetException(exception);
        }

        IsLost = _seen < arrivals.Length;
        _greeted.TrySetException(new LoadException("A stream ended before its first event."));
        _done.TrySetResult();
    }

    /// <summary>Looks for the last number of messages among the bytes; keeps what may be the beginning of one.</summary>
    private void Take(long now, int before)
    {
        var text = _buffer.AsSpan(0, _filled);
        var key = "\"messages\":"u8;
        var end = text.LastIndexOf((byte)'\n');
        if (text[..(end + 1)].LastIndexOf(key) is >= 0 and var at && Utf8Parser.TryParse(text[(at + key.Length)..], out int messages, out _))
        {
            _greeted.TrySetResult();
            // A stream may leave out what a newer event has overtaken.
            for (; _seen < Math.Min(messages - before, arrivals.Length); _seen++)
                arrivals[_seen] = now;
            if (_seen == arrivals.Length)
                _done.TrySetResult();
        }

        text[(end + 1)..].CopyTo(text);
        _filled -= end + 1;
        if (_filled == BufferBytes)
            throw new LoadException($"An event of the stream is longer than {BufferBytes} bytes.");
    }
}
