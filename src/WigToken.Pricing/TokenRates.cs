using WigToken.Parsing;

namespace WigToken.Pricing;

/// <summary>
/// Five rates in whole nano-dollars per token. One US dollar per million tokens is 1000; every published rate
/// has at most three decimals and is held exactly.
/// </summary>
/// <param name="Input">Uncached input.</param>
/// <param name="CacheWrite5m">Writes to the five-minute cache.</param>
/// <param name="CacheWrite1h">Writes to the one-hour cache.</param>
/// <param name="CacheRead">Reads from the cache.</param>
/// <param name="Output">Output, thinking included.</param>
public readonly record struct TokenRates(long Input, long CacheWrite5m, long CacheWrite1h, long CacheRead, long Output)
{
    // A dollar for one token: nothing comes near it, and a long holds it many times over.
    private const decimal MaxUsdPerMillion = 1_000_000m;

    /// <summary>Rates from US dollars per million tokens, as price lists give them.</summary>
    /// <remarks>
    /// A rate that a provider does not list: no 5-minute write means that it takes no fee for writes, so they cost what
    /// input costs; no 1-hour write means the 5-minute rate; no cache read means no discount, so the input rate.
    /// </remarks>
    /// <exception cref="ArgumentOutOfRangeException">A rate is negative, above a million, or has more than three decimals.</exception>
    public static TokenRates FromUsdPerMillion(
        decimal input, decimal output, decimal? cacheWrite5m, decimal? cacheWrite1h, decimal? cacheRead) => new(
        NanoDollars(input),
        NanoDollars(cacheWrite5m ?? input),
        NanoDollars(cacheWrite1h ?? cacheWrite5m ?? input),
        NanoDollars(cacheRead ?? input),
        NanoDollars(output));

    /// <summary>What a rate in US dollars per million tokens has to be, if <paramref name="usd"/> is not that; else null.</summary>
    internal static string? Expectation(decimal usd) => usd switch
    {
        < 0 => "0 or more",
        > MaxUsdPerMillion => "at most 1000000 US dollars per million tokens",
        _ => decimal.IsInteger(usd * 1000) ? null : "at most three decimals",
    };

    // Int128 because 2^53 tokens at any long rate, five times, stay below 2^119.
    internal Int128 NanoDollarsOf(in TokenCounts counts) =>
        (Int128)Input * counts.Input
        + (Int128)CacheWrite5m * counts.CacheWrite5m
        + (Int128)CacheWrite1h * counts.CacheWrite1h
        + (Int128)CacheRead * counts.CacheRead
        + (Int128)Output * counts.Output;

    private static long NanoDollars(decimal usd) => Expectation(usd) is { } expected
        ? throw new ArgumentOutOfRangeException(nameof(usd), usd, $"A rate must be {expected}.")
        : (long)(usd * 1000);
}
