using System.Diagnostics;
using WigToken.Load.Measuring;
using WigToken.Load.Messages;
using WigToken.Load.Servers;

namespace WigToken.Load.Ingest;

/// <summary>Clients that send one request after another. Each uploads a backlog, hour after hour of a year.</summary>
internal sealed class IngestLoad(int clients, int batch, bool isGzip)
{
    private readonly List<IngestBodies> _bodies = [];
    private readonly List<IngestClient> _clients = [];
    private long _measured;
    private TimeSpan _elapsed;
    private double _forecast = 100_000;

    public LatencyRecorder Latencies { get; private set; } = new();

    /// <summary>Messages stored while it was measured.</summary>
    public long Measured => _measured;

    public double PerSecond => _measured / _elapsed.TotalSeconds;

    /// <summary>What all requests since the start add up to.</summary>
    public Totals Sent => _bodies.Aggregate(default(Totals), static (sum, bodies) => sum + bodies.Sent);

    public async Task ConnectAsync(ServerProcess server, CancellationToken cancellationToken)
    {
        var tokens = await server.IssueIngestAsync(clients, cancellationToken);
        for (var i = 0; i < clients; i++)
        {
            _clients.Add(new IngestClient(server.Client, tokens[i], isGzip));
            _bodies.Add(new IngestBodies(new BodyTemplate($"machine-{i + 1}", SampleMessage.Create(i, batch)), isGzip));
        }
    }

    public async Task RunAsync(TimeSpan duration, CancellationToken cancellationToken)
    {
        // Half as many again as the last round needed.
        var perClient = 1 + (int)(1.5 * _forecast * duration.TotalSeconds / batch / clients);
        foreach (var bodies in _bodies)
            bodies.Prepare(perClient);
        var start = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, clients).Select(i => Task.Run(() => SendAsync(_clients[i], _bodies[i], start, duration, cancellationToken), cancellationToken)));
        _elapsed += Stopwatch.GetElapsedTime(start);
        _forecast = PerSecond;
    }

    /// <summary>Drops what was measured so far, as a warm-up.</summary>
    public void Forget()
    {
        (_measured, _elapsed) = (0, TimeSpan.Zero);
        Latencies = new LatencyRecorder();
    }

    private async Task SendAsync(IngestClient client, IngestBodies bodies, long start, TimeSpan duration, CancellationToken cancellationToken)
    {
        while (Stopwatch.GetElapsedTime(start) < duration && bodies.Next() is { Length: > 0 } body)
        {
            var sent = Stopwatch.GetTimestamp();
            await client.SendNewAsync(body, batch, cancellationToken);
            Latencies.AddSince(sent);
            Interlocked.Add(ref _measured, batch);
        }
    }
}
