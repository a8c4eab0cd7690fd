namespace WigToken.Contracts;

/// <summary>The period that a range is compared with.</summary>
/// <param name="From">Its start, Unix milliseconds.</param>
/// <param name="To">Its end, exclusive.</param>
/// <param name="Totals">The sums.</param>
/// <param name="Active">How many took part.</param>
/// <param name="Cache">What the cache made of the cost.</param>
public sealed record ComparedPeriod(long From, long To, Totals Totals, ActiveCounts Active, CacheEffect Cache);
