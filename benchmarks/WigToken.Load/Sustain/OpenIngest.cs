using System.Diagnostics;
using WigToken.Load.Measuring;
using WigToken.Load.Messages;
using WigToken.Load.Servers;

namespace WigToken.Load.Sustain;

/// <summary>Batches of many agents at the times of a schedule, however many are under way.</summary>
internal sealed class OpenIngest
{
    private readonly IngestClient[] _clients;
    private readonly BodyTemplate[] _templates;
    private int _number;
    private long _applied, _appliedBefore, _begin = Stopwatch.GetTimestamp(), _end;
    private int _failures;

    private OpenIngest(HttpClient client, string[] tokens, int batch)
    {
        _clients = [.. tokens.Select(token => new IngestClient(client, token))];
        _templates = [.. tokens.Select((_, i) => new BodyTemplate($"machine-{i + 1}", SampleMessage.Create(i, batch)))];
    }

    public LatencyRecorder Latencies { get; private set; } = new();

    /// <summary>Answers other than 200, and connections that broke.</summary>
    public int Failures => _failures;

    /// <summary>Messages that the server said it stored, since the beginning.</summary>
    public long Applied => Interlocked.Read(ref _applied);

    public double PerSecond => (_applied - _appliedBefore) / Stopwatch.GetElapsedTime(_begin, _end).TotalSeconds;

    public static async Task<OpenIngest> ConnectAsync(ServerProcess server, int tokens, int batch, CancellationToken cancellationToken) =>
        new(server.Client, await server.IssueIngestAsync(tokens, cancellationToken), batch);

    public void Forget()
    {
        (Latencies, _appliedBefore, _begin) = (new LatencyRecorder(), Applied, Stopwatch.GetTimestamp());
        _failures = 0;
    }

    public async Task StartAsync(int index, long due)
    {
        var template = _templates[index % _templates.Length];
        var body = new byte[template.Length];
        template.Write(body, Interlocked.Increment(ref _number), TimePrefix.ToSecond(DateTimeOffset.UtcNow));
        try
        {
            var answer = await _clients[index % _clients.Length].SendAsync(body, CancellationToken.None);
            Interlocked.Add(ref _applied, answer.Applied);
            if (!answer.IsOk)
                Interlocked.Increment(ref _failures);
        }
        catch (Exception exception) when (exception is HttpRequestException or TaskCanceledException)
        {
            Interlocked.Increment(ref _failures);
        }

        Latencies.AddSince(due);
        Volatile.Write(ref _end, Stopwatch.GetTimestamp());
    }
}
