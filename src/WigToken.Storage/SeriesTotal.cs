namespace WigToken.Storage;

/// <summary>All usage of one series, and when it was used.</summary>
/// <param name="Series">The labels.</param>
/// <param name="Sum">The sum over all time.</param>
/// <param name="FirstMs">The start of the first rollup that it has usage in, Unix milliseconds.</param>
/// <param name="LastMs">The start of the last one.</param>
public readonly record struct SeriesTotal(Series Series, UsageSum Sum, long FirstMs, long LastMs);
