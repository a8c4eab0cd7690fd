using System.Numerics;
using CsCheck;
using WigToken.Parsing;

namespace WigToken.Pricing.Tests;

public sealed class PriceTests
{
    private static readonly TokenRates Standard = new(Input: 3000, CacheWrite5m: 3750, CacheWrite1h: 6000, CacheRead: 300, Output: 15000);
    private static readonly TokenRates Long = new(Input: 6000, CacheWrite5m: 7500, CacheWrite1h: 12000, CacheRead: 600, Output: 22500);
    private static readonly Price Flat = new(Standard, LongPrompt: null);
    private static readonly Price Banded = new(Standard, new LongPromptBand(200_000, Long));

    [Fact]
    public void Of_EachKind_UsesItsOwnRate() =>
        Assert.Equal(3000 + 2 * 3750 + 3 * 6000 + 4 * 300 + 5 * 15000, Flat.Of(new(1, 2, 3, 4, 5)).NanoDollars);

    [Fact]
    public void Of_NoTokens_IsPricedAtZero() => Assert.Equal(Cost.FromNanoDollars(0), Flat.Of(default));

    [Theory]
    [InlineData(200_000, 0, 0, 0)]
    [InlineData(1, 0, 0, 199_999)]
    [InlineData(50_000, 50_000, 50_000, 50_000)]
    public void Of_PromptAtThreshold_IsStandard(long input, long write5m, long write1h, long read)
    {
        var counts = new TokenCounts(input, write5m, write1h, read, Output: 1_000_000);

        Assert.Equal(Flat.Of(counts), Banded.Of(counts));
    }

    [Theory]
    [InlineData(200_001, 0, 0, 0)]
    [InlineData(0, 200_001, 0, 0)]
    [InlineData(0, 0, 200_001, 0)]
    [InlineData(0, 0, 0, 200_001)]
    [InlineData(50_001, 50_000, 50_000, 50_000)]
    public void Of_PromptOneAboveThreshold_RepricesTheWholeRequest(long input, long write5m, long write1h, long read)
    {
        var counts = new TokenCounts(input, write5m, write1h, read, Output: 1_000_000);

        Assert.Equal(new Price(Long, LongPrompt: null).Of(counts), Banded.Of(counts));
    }

    [Fact]
    public void Of_LongOutput_DoesNotMakeThePromptLong() =>
        Assert.Equal(15_000_000_000, Banded.Of(new(0, 0, 0, 0, Output: 1_000_000)).NanoDollars);

    [Fact]
    public void Of_WithinABand_IsAdditive() => Gen.Select(Samples.CountsUpTo(25_000), Samples.CountsUpTo(25_000)).Sample(static (a, b) =>
        Banded.Of(a + b).NanoDollars == Banded.Of(a).NanoDollars + Banded.Of(b).NanoDollars);

    [Fact]
    public void Of_AnyRatesAndCounts_IsTheExactSum()
    {
        var rate = Gen.Long[0, 1_000_000];
        var rates = Gen.Select(rate, rate, rate, rate, rate, static (a, b, c, d, e) => new TokenRates(a, b, c, d, e));

        Gen.Select(rates, Samples.Counts).Sample(static (rates, counts) =>
            new Price(rates, LongPrompt: null).Of(counts).NanoDollars == Exact(rates, counts));
    }

    [Fact]
    public void Of_MoreThanALongHolds_StaysAtTheLargest()
    {
        const long max = TokenCounts.MaxCount;
        var rates = new TokenRates(long.MaxValue, long.MaxValue, long.MaxValue, long.MaxValue, long.MaxValue);

        Assert.Equal(Cost.FromNanoDollars(long.MaxValue), new Price(rates, LongPrompt: null).Of(new(max, max, max, max, max)));
    }

    [Fact]
    public void Of_ExactlyWhatALongHolds_IsNotRounded()
    {
        var price = new Price(new TokenRates(long.MaxValue - 1, 1, 0, 0, 0), LongPrompt: null);

        Assert.Equal(long.MaxValue, price.Of(new(1, 1, 0, 0, 0)).NanoDollars);
        Assert.Equal(long.MaxValue - 1, price.Of(new(1, 0, 0, 0, 0)).NanoDollars);
        Assert.Equal(long.MaxValue, price.Of(new(1, 2, 0, 0, 0)).NanoDollars);
    }

    private static BigInteger Exact(TokenRates rates, TokenCounts counts) =>
        (BigInteger)rates.Input * counts.Input
        + (BigInteger)rates.CacheWrite5m * counts.CacheWrite5m
        + (BigInteger)rates.CacheWrite1h * counts.CacheWrite1h
        + (BigInteger)rates.CacheRead * counts.CacheRead
        + (BigInteger)rates.Output * counts.Output;
}
