using System.Diagnostics;

namespace WigToken.Load.Measuring;

/// <summary>Every latency of a run, so that the percentiles are exact: ten minutes of load are some 100,000 numbers.</summary>
internal sealed class LatencyRecorder
{
    private readonly Lock _lock = new();
    private readonly List<long> _ticks = [];

    /// <summary>Adds the time since <paramref name="start"/>, a timestamp of <see cref="Stopwatch"/>.</summary>
    public void AddSince(long start) => Add(Stopwatch.GetTimestamp() - start);

    public void Add(TimeSpan latency) => Add((long)(latency.TotalSeconds * Stopwatch.Frequency));

    public void Add(long ticks)
    {
        lock (_lock)
            _ticks.Add(ticks);
    }

    public Percentiles Percentiles()
    {
        lock (_lock)
            return new Percentiles([.. _ticks.Order()]);
    }
}
