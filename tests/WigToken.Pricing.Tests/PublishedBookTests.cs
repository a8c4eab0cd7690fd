using System.Globalization;

namespace WigToken.Pricing.Tests;

public sealed class PublishedBookTests
{
    [Fact]
    public void Published_EveryRow_EqualsTheFacts() =>
        Assert.Equal(PublishedFacts.Table.Split('\n'), PriceBook.Published.Rows.Select(AsFact), StringComparer.Ordinal);

    [Fact]
    public void Published_EveryRow_SaysItsSource() => Assert.All(PriceBook.Published.Rows, static row => Assert.NotEmpty(row.Source));

    [Theory]
    [InlineData("claude-opus-4-5", 5, 6.25, 10, 0.5, 25)]
    [InlineData("claude-opus-4-1", 15, 18.75, 30, 1.5, 75)]
    [InlineData("claude-opus-5-5", 4, 5, 8, 0.2, 20)]
    [InlineData("claude-fable-5-1", 10, 12.5, 20, 0.25, 50)]
    [InlineData("claude-haiku-4-5", 1, 1.25, 2, 0.1, 5)]
    [InlineData("gpt-5", 1.25, 1.25, 1.25, 0.125, 10)]
    [InlineData("gpt-5-nano", 0.05, 0.05, 0.05, 0.005, 0.4)]
    [InlineData("o3-pro", 20, 20, 20, 20, 80)]
    [InlineData("gemini-2.5-flash", 0.3, 0.3, 0.3, 0.03, 2.5)]
    public void Published_MillionTokensOfEachKind_CostWhatTheListSays(
        string model, double input, double write5m, double write1h, double read, double output)
    {
        var price = PriceBook.Published.Find("", model, Samples.At("2026-10-08T12:00:00Z"))!.Price;

        // In requests of ten thousand, so that no prompt is a long one.
        Assert.Equal(
            [input, write5m, write1h, read, output],
            new[]
            {
                price.Of(new(10_000, 0, 0, 0, 0)), price.Of(new(0, 10_000, 0, 0, 0)), price.Of(new(0, 0, 10_000, 0, 0)),
                price.Of(new(0, 0, 0, 10_000, 0)), price.Of(new(0, 0, 0, 0, 10_000)),
            }.Select(static cost => cost.NanoDollars * 100 / 1e9));
    }

    [Fact]
    public void Published_Haiku55_HasTwoBands()
    {
        var price = PriceBook.Published.Find("anthropic", "claude-haiku-5-5", Samples.At("2026-11-01T00:00:00Z"))!.Price;

        Assert.Equal(100_000 * 100 + 1000 * 500, price.Of(new(100_000, 0, 0, 0, 1000)).NanoDollars);
        Assert.Equal(100_001 * 500 + 1000 * 2500, price.Of(new(100_001, 0, 0, 0, 1000)).NanoDollars);
    }

    [Fact]
    public void Published_Sonnet45_HasALongPromptBand()
    {
        var price = PriceBook.Published.Find("anthropic", "claude-sonnet-4-5", Samples.At("2026-11-01T00:00:00Z"))!.Price;

        Assert.Equal(200_000L * 3000 + 1000 * 15_000, price.Of(new(200_000, 0, 0, 0, 1000)).NanoDollars);
        Assert.Equal(200_001L * 6000 + 1000 * 22_500, price.Of(new(200_001, 0, 0, 0, 1000)).NanoDollars);
    }

    [Theory]
    [InlineData("claude-sonnet-5-5", "2026-10-06T23:59:59.999Z", 2000L)]
    [InlineData("gpt-5.6-luna", "2026-07-29T23:59:59.999Z", 1000L)]
    [InlineData("gpt-5.6-luna", "2026-07-30T00:00:00.000Z", 200L)]
    [InlineData("gpt-5.6-luna", "2026-07-30T08:59:59.999+09:00", 1000L)]
    [InlineData("gpt-5.6-sol", "2026-08-20T23:59:59.999Z", 5000L)]
    [InlineData("gpt-5.6-sol", "2026-08-21T00:00:00.000Z", 4000L)]
    [InlineData("gemini-3.8-flash", "2026-12-31T23:59:59.999Z", 750L)]
    [InlineData("gemini-3.8-flash", "2027-01-01T00:00:00.000Z", 1500L)]
    [InlineData("gemini-3.7-flash", "2026-12-31T23:59:59.999Z", 750L)]
    [InlineData("gemini-3.7-flash", "2027-01-01T00:00:00.000Z", null)]
    [InlineData("claude-3-7-sonnet", "2026-02-20T00:00:00.000Z", null)]
    [InlineData("claude-opus-4-5", "2020-01-01T00:00:00.000Z", 5000L)]
    public void Published_AtADateBorder_ChangesAtMidnightUtc(string model, string utc, long? inputRate) =>
        Assert.Equal(inputRate, PriceBook.Published.InputRate("", model, utc));

    private static string AsFact(PriceRow row) =>
        $"{row.Provider} {row.Model} {Text(row.EffectiveFrom)} {Text(row.EffectiveTo)} | {Text(row.Price.Standard)}"
        + (row.Price.LongPrompt is { } band ? $" | {band.Above} {Text(band.Rates)}" : "");

    private static string Text(TokenRates rates) =>
        $"{rates.Input} {rates.CacheWrite5m} {rates.CacheWrite1h} {rates.CacheRead} {rates.Output}";

    private static string Text(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "-";
}
