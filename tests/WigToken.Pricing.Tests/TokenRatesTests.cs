using System.Globalization;

namespace WigToken.Pricing.Tests;

public sealed class TokenRatesTests
{
    [Fact]
    public void FromUsdPerMillion_AllRates_AreNanoDollarsPerToken() => Assert.Equal(
        new TokenRates(Input: 100, CacheWrite5m: 3125, CacheWrite1h: 200, CacheRead: 5, Output: 180_000),
        TokenRates.FromUsdPerMillion(input: 0.1m, output: 180m, cacheWrite5m: 3.125m, cacheWrite1h: 0.2m, cacheRead: 0.005m));

    [Fact]
    public void FromUsdPerMillion_NoCacheRates_FallBackToInput() => Assert.Equal(
        new TokenRates(Input: 2000, CacheWrite5m: 2000, CacheWrite1h: 2000, CacheRead: 2000, Output: 8000),
        TokenRates.FromUsdPerMillion(2, 8, cacheWrite5m: null, cacheWrite1h: null, cacheRead: null));

    [Fact]
    public void FromUsdPerMillion_NoOneHourWrite_FallsBackToFiveMinutes() => Assert.Equal(
        2500, TokenRates.FromUsdPerMillion(2, 8, cacheWrite5m: 2.5m, cacheWrite1h: null, cacheRead: null).CacheWrite1h);

    [Fact]
    public void FromUsdPerMillion_OnlyOneHourWrite_LeavesFiveMinutesAtInput() => Assert.Equal(
        2000, TokenRates.FromUsdPerMillion(2, 8, cacheWrite5m: null, cacheWrite1h: 4m, cacheRead: null).CacheWrite5m);

    [Theory]
    [InlineData("0.0001", "at most three decimals")]
    [InlineData("-0.001", "0 or more")]
    [InlineData("1000000.001", "at most 1000000 US dollars")]
    public void FromUsdPerMillion_RateThatCannotBeHeld_Throws(string usd, string reason)
    {
        var rate = decimal.Parse(usd, CultureInfo.InvariantCulture);

        var exception = Assert.Throws<ArgumentOutOfRangeException>(() => TokenRates.FromUsdPerMillion(rate, 1, null, null, null));
        Assert.Contains(reason, exception.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => TokenRates.FromUsdPerMillion(1, rate, null, null, null));
        Assert.Throws<ArgumentOutOfRangeException>(() => TokenRates.FromUsdPerMillion(1, 1, rate, null, null));
        Assert.Throws<ArgumentOutOfRangeException>(() => TokenRates.FromUsdPerMillion(1, 1, null, rate, null));
        Assert.Throws<ArgumentOutOfRangeException>(() => TokenRates.FromUsdPerMillion(1, 1, null, null, rate));
    }

    [Fact]
    public void FromUsdPerMillion_LargestRate_IsExact() =>
        Assert.Equal(1_000_000_000, TokenRates.FromUsdPerMillion(1_000_000, 0, null, null, null).Input);
}
