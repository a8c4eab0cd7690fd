namespace WigToken.Pricing.Tests;

public sealed class DefaultBookTests
{
    private static readonly string[] CostTableModels =
    [
        "claude-opus-4", "claude-opus-4-1", "claude-opus-4-5", "claude-opus-4-6", "claude-opus-4-7", "claude-opus-4-8",
        "claude-sonnet-4", "claude-sonnet-4-5", "claude-sonnet-4-6", "claude-haiku-4-5",
    ];

    [Theory]
    [InlineData("claude-opus-4-20250514", 15, 18.75, 1.5, 75)]
    [InlineData("claude-4-opus-20250514", 15, 18.75, 1.5, 75)]
    [InlineData("claude-opus-4-1-20250805", 15, 18.75, 1.5, 75)]
    [InlineData("claude-opus-4-5@20251101", 15, 18.75, 1.5, 75)]
    [InlineData("claude-opus-4-6", 15, 18.75, 1.5, 75)]
    [InlineData("claude-opus-4-7", 15, 18.75, 1.5, 75)]
    [InlineData("claude-opus-4-8", 15, 18.75, 1.5, 75)]
    [InlineData("claude-sonnet-4-20250514", 3, 3.75, 0.3, 15)]
    [InlineData("claude-sonnet-4-5-20250929", 3, 3.75, 0.3, 15)]
    [InlineData("claude-sonnet-4-6", 3, 3.75, 0.3, 15)]
    [InlineData("claude-haiku-4-5-20251001", 0.8, 1, 0.08, 4)]
    public void Default_MillionTokensOfEachKind_CostWhatTheCostTableSays(
        string model, double input, double cacheCreation, double cacheRead, double output)
    {
        const long million = 1_000_000;
        var price = PriceBook.Default.Find("anthropic", model, Samples.At("2026-06-01T00:00:00Z"))!.Price;

        Assert.Equal(
            [input, cacheCreation, cacheCreation, cacheRead, output],
            new[]
            {
                price.Of(new(million, 0, 0, 0, 0)), price.Of(new(0, million, 0, 0, 0)), price.Of(new(0, 0, million, 0, 0)),
                price.Of(new(0, 0, 0, million, 0)), price.Of(new(0, 0, 0, 0, million)),
            }.Select(static cost => cost.NanoDollars / 1e9));
    }

    [Theory]
    [InlineData("2000-01-01T00:00:00Z")]
    [InlineData("2100-01-01T00:00:00Z")]
    public void Default_CostTableModels_ArePricedAtEveryTime(string utc) =>
        Assert.All(CostTableModels, model => Assert.NotNull(PriceBook.Default.Find("", model, Samples.At(utc))));

    [Fact]
    public void Default_EveryOtherModel_HasThePublishedRows() => Assert.Equal(
        PriceBook.Published.Rows.Where(static row => !CostTableModels.Contains(row.Model, StringComparer.Ordinal)),
        PriceBook.Default.Rows.Where(static row => !CostTableModels.Contains(row.Model, StringComparer.Ordinal)));

    [Fact]
    public void Default_CostTableModels_HaveOneRowEach() => Assert.Equal(
        CostTableModels.Order(StringComparer.Ordinal),
        PriceBook.Default.Rows.Select(static row => row.Model).Where(CostTableModels.Contains).Order(StringComparer.Ordinal));

    [Fact]
    public void Names_AreTheOnesSettingsUse()
    {
        Assert.Equal("default", PriceBook.Default.Name);
        Assert.Equal("published", PriceBook.Published.Name);
    }
}
