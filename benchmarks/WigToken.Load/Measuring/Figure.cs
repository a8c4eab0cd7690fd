namespace WigToken.Load.Measuring;

/// <summary>One number of a report.</summary>
/// <param name="Key">Its name in JSON.</param>
/// <param name="Label">Its name for people, with the unit.</param>
/// <param name="Value">The number; NaN where there is none.</param>
/// <param name="Decimals">How many of them are shown.</param>
internal sealed record Figure(string Key, string Label, double Value, int Decimals = 0)
{
    public static Figure Ms(string key, string label, double value) => new(key, $"{label}, ms", value, 1);

    public static Figure Megabytes(string key, string label, long bytes) => new(key, $"{label}, MB", bytes / 1e6, 1);

    /// <summary>Count, p50, p90, p99 and the longest.</summary>
    public static Figure[] Of(Percentiles latencies) =>
    [
        new("count", "count", latencies.Count),
        Ms("p50Ms", "p50", latencies.P50), Ms("p90Ms", "p90", latencies.P90), Ms("p99Ms", "p99", latencies.P99), Ms("maxMs", "max", latencies.Max),
    ];
}
