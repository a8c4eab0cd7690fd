namespace WigToken.Storage;

/// <summary>A sum over the messages of one series in a span of time.</summary>
/// <param name="StartMs">Where the span starts, Unix milliseconds.</param>
/// <param name="Series">The labels.</param>
/// <param name="Sum">The sum.</param>
public readonly record struct Rollup(long StartMs, Series Series, UsageSum Sum);
