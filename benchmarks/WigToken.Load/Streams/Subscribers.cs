using WigToken.Load.Measuring;

namespace WigToken.Load.Streams;

/// <summary>All the streams that are read, and when each change came to each.</summary>
internal sealed class Subscribers(int port, int count, int changes) : IAsyncDisposable
{
    // What the backlog of a listening socket takes.
    private const int ConnectingAtOnce = 200;

    private readonly Subscriber[] _all = [.. Enumerable.Range(0, count).Select(_ => new Subscriber(new long[changes]))];
    private readonly CancellationTokenSource _end = new();

    /// <summary>Changes that did not come, over all streams.</summary>
    public int Missing => _all.Sum(static subscriber => subscriber.Arrivals.Count(0L));

    /// <summary>Streams that ended early.</summary>
    public int Lost => _all.Count(static subscriber => subscriber.IsLost);

    /// <param name="before">The messages that there are before the first change.</param>
    /// <param name="cancellationToken">Ends it early.</param>
    public Task ConnectAsync(int before, CancellationToken cancellationToken) => Parallel.ForEachAsync(
        _all,
        new ParallelOptions { MaxDegreeOfParallelism = ConnectingAtOnce, CancellationToken = cancellationToken },
        async (subscriber, _) => await subscriber.ConnectAsync(port, before, _end.Token));

    /// <summary>Waits until every change has come to everybody, or the limit is over.</summary>
    public async Task ReceivedAllAsync(TimeSpan limit)
    {
        try
        {
            await Task.WhenAll(_all.Select(static subscriber => subscriber.Done)).WaitAsync(limit);
        }
        catch (TimeoutException)
        {
            // Missing says how many.
        }
    }

    /// <summary>The time from a moment of each change to its arrival; an arrival before the moment counts as none.</summary>
    public LatencyRecorder Since(IReadOnlyList<long> moments)
    {
        var latencies = new LatencyRecorder();
        foreach (var subscriber in _all)
        {
            for (var i = 0; i < moments.Count; i++)
            {
                if (subscriber.Arrivals[i] != 0)
                    latencies.Add(Math.Max(0, subscriber.Arrivals[i] - moments[i]));
            }
        }

        return latencies;
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        foreach (var subscriber in _all)
            subscriber.Dispose();
        _end.Dispose();
    }
}
