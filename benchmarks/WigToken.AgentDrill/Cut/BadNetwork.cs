using System.Net;
using System.Net.Sockets;

namespace WigToken.AgentDrill.Cut;

/// <summary>Passes connections on to a server, byte by byte, until it is told to fail.</summary>
internal sealed class BadNetwork : IDisposable
{
    private readonly Lock _lock = new();
    private readonly List<BadConnection> _connections = [];
    private readonly int _port;
    private TcpListener? _listener;
    private TaskCompletionSource _failed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public BadNetwork(int port)
    {
        _port = port;
        Listen();
    }

    public Uri Address => new($"http://127.0.0.1:{_port}/");

    /// <summary>Where the server listens; it may be another place after each start.</summary>
    public int ServerPort { get; set; }

    /// <summary>What goes wrong, if anything.</summary>
    public CutPlan? Plan { get; private set; }

    /// <summary>Completes when the plan has come true.</summary>
    public Task Failed => _failed.Task;

    /// <summary>How many connections there have been.</summary>
    public int Connections { get; private set; }

    public void Fail(CutPlan plan)
    {
        _failed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Plan = plan;
        if (plan.Kind != CutKind.Refused)
            return;
        StopListening();
        CutAll();
    }

    /// <summary>Cuts every connection, now.</summary>
    public void CutAll()
    {
        lock (_lock)
        {
            _connections.ForEach(static connection => connection.Dispose());
            _connections.Clear();
        }

        ReportFailure();
    }

    public void Heal()
    {
        Plan = null;
        Listen();
    }

    /// <summary>Told by a connection that the plan has come true in it.</summary>
    public void ReportFailure() => _failed.TrySetResult();

    public void Dispose()
    {
        StopListening();
        CutAll();
    }

    private void Listen()
    {
        if (_listener is not null)
            return;
        _listener = new TcpListener(IPAddress.Loopback, _port);
        _listener.Server.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, true);
        _listener.Start();
        _ = AcceptAsync(_listener);
    }

    private void StopListening()
    {
        _listener?.Dispose();
        _listener = null;
    }

    private async Task AcceptAsync(TcpListener listener)
    {
        try
        {
            while (true)
            {
                var connection = new BadConnection(this, await listener.AcceptTcpClientAsync());
                lock (_lock)
                {
                    _connections.Add(connection);
                    Connections++;
                }

                _ = connection.RunAsync();
            }
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
        {
            // It no longer listens.
        }
    }
}
