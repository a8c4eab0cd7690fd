using WigToken.Contracts;
using WigToken.Parsing;
using WigToken.Pricing;

namespace WigToken.Endpoints;

/// <summary>What the cache made of the cost, in integers.</summary>
/// <param name="Reads">Tokens read from it.</param>
/// <param name="UnpricedReads">Those of them that no price is known for.</param>
/// <param name="SavedNano">What the reads would have cost more as uncached input, nano-dollars.</param>
/// <param name="WriteExtraNano">What the writes cost more than uncached input would have.</param>
internal readonly record struct CacheTally(long Reads, long UnpricedReads, Int128 SavedNano, Int128 WriteExtraNano)
{
    /// <summary>Of the sum of many messages, at standard rates: of a sum nobody can tell which prompts were long.</summary>
    public static CacheTally Of(in TokenCounts counts, TokenRates? rates) => rates is { } some
        ? new CacheTally(
            counts.CacheRead, 0, (Int128)(some.Input - some.CacheRead) * counts.CacheRead,
            (Int128)(some.CacheWrite5m - some.Input) * counts.CacheWrite5m + (Int128)(some.CacheWrite1h - some.Input) * counts.CacheWrite1h)
        : new CacheTally(counts.CacheRead, counts.CacheRead, 0, 0);

    public static CacheTally operator +(CacheTally a, CacheTally b) =>
        new(a.Reads + b.Reads, a.UnpricedReads + b.UnpricedReads, a.SavedNano + b.SavedNano, a.WriteExtraNano + b.WriteExtraNano);

    public CacheEffect Show() => new(Reads, UnpricedReads, Shapes.Usd(long.CreateSaturating(SavedNano)), Shapes.Usd(long.CreateSaturating(WriteExtraNano)));
}
