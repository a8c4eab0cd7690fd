namespace WigToken.Pricing.Tests;

public sealed class PriceBookLayersByProviderTests
{
    private const string Now = "2026-11-01T00:00:00Z";

    [Theory]
    [InlineData("")]
    [InlineData("anthropic")]
    [InlineData("bedrock")]
    public void WithOverrides_NoProvider_HoldsForEvery(string provider)
    {
        var book = PriceBook.Published.WithOverrides([Samples.Row("", "claude-opus-5", 7, null, null)]);

        Assert.Equal(7, book.InputRate(provider, "claude-opus-5", Now));
    }

    [Fact]
    public void WithOverrides_OtherProvider_LeavesTheVendorsPriceAlone()
    {
        var book = PriceBook.Published.WithOverrides([Samples.Row("bedrock", "claude-opus-5", 7, null, null)]);

        Assert.Equal(7, book.InputRate("bedrock", "claude-opus-5", Now));
        Assert.Equal(5000, book.InputRate("anthropic", "claude-opus-5", Now));
        Assert.Equal(5000, book.InputRate("", "claude-opus-5", Now));
    }

    [Fact]
    public void WithOverrides_OneProviderAndAny_UsesTheNearer()
    {
        var book = PriceBook.Published.WithOverrides(
            [Samples.Row("", "claude-opus-5", 7, null, null), Samples.Row("anthropic", "claude-opus-5", 8, null, null)]);

        Assert.Equal(8, book.InputRate("anthropic", "claude-opus-5", Now));
        Assert.Equal(7, book.InputRate("bedrock", "claude-opus-5", Now));
    }
}
