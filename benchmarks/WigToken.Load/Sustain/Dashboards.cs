using System.Net;
using System.Net.Http.Headers;
using WigToken.Load.Measuring;

namespace WigToken.Load.Sustain;

/// <summary>Dashboards that each second ask for what a page shows, one after another over the second, each for all of it at once.</summary>
internal sealed class Dashboards(HttpClient client, string token, int count)
{
    private static readonly (string Name, Func<string> Path)[] Queries =
    [
        ("totals", static () => "api/usage/totals"),
        ("timeseries, 7 days by model", static () => $"api/usage/timeseries?by=model&from={DateTimeOffset.UtcNow.AddDays(-7).ToUnixTimeMilliseconds()}"),
        ("leaderboard", static () => "api/usage/leaderboard"),
        ("recent", static () => "api/usage/recent"),
    ];

    private readonly AuthenticationHeaderValue _authorization = new("Bearer", token);
    private LatencyRecorder[] _latencies = NewRecorders();
    private int _failures;

    public double PerSecond => count;

    /// <summary>Answers other than 200, and connections that broke.</summary>
    public int Failures => _failures;

    public IEnumerable<(string Name, LatencyRecorder Latencies)> Latencies => Queries.Select((query, i) => ($"dashboard: {query.Name}", _latencies[i]));

    public void Forget() => (_latencies, _failures) = (NewRecorders(), 0);

    /// <summary>One look of one dashboard.</summary>
    public Task StartAsync(int index, long due) => Task.WhenAll(Queries.Select((query, i) => AskAsync(query.Path(), _latencies[i], due)));

    private async Task AskAsync(string path, LatencyRecorder latencies, long due)
    {
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { Authorization = _authorization } };
            using var response = await client.SendAsync(request);
            if (response.StatusCode != HttpStatusCode.OK)
                Interlocked.Increment(ref _failures);
        }
        catch (Exception exception) when (exception is HttpRequestException or TaskCanceledException)
        {
            Interlocked.Increment(ref _failures);
        }

        latencies.AddSince(due);
    }

    private static LatencyRecorder[] NewRecorders() => [.. Queries.Select(static _ => new LatencyRecorder())];
}
