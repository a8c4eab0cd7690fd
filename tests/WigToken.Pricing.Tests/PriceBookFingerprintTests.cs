namespace WigToken.Pricing.Tests;

public sealed class PriceBookFingerprintTests
{
    private static readonly PriceRow Row = new(
        "a", "m", Samples.Day("2026-01-01"), Samples.Day("2026-12-31"),
        new Price(new TokenRates(1, 2, 3, 4, 5), new LongPromptBand(6, new TokenRates(7, 8, 9, 10, 11))), "list");

    // A first row reaches back, so that its own first day decides nothing.
    private static readonly PriceRow Earlier = Row with { EffectiveFrom = null, EffectiveTo = null };

    public static TheoryData<PriceRow> Changes => new(
        Row with { Provider = "b" },
        Row with { Model = "n" },
        Row with { EffectiveFrom = Samples.Day("2026-01-02") },
        Row with { EffectiveTo = Samples.Day("2026-12-30") },
        Row with { EffectiveTo = null },
        Row with { Price = Row.Price with { Standard = new TokenRates(1, 2, 3, 4, 6) } },
        Row with { Price = Row.Price with { Standard = new TokenRates(2, 1, 3, 4, 5) } },
        Row with { Price = Row.Price with { LongPrompt = null } },
        Row with { Price = Row.Price with { LongPrompt = new LongPromptBand(7, new TokenRates(7, 8, 9, 10, 11)) } },
        Row with { Price = Row.Price with { LongPrompt = new LongPromptBand(6, new TokenRates(7, 8, 9, 10, 12)) } });

    [Theory]
    [MemberData(nameof(Changes))]
    public void Fingerprint_OneChangeThatMovesAPrice_Differs(PriceRow changed) =>
        Assert.NotEqual(Samples.Book(Earlier, Row).Fingerprint, Samples.Book(Earlier, changed).Fingerprint, StringComparer.Ordinal);

    [Fact]
    public void Fingerprint_ProviderForUnknownOnes_Differs() => Assert.NotEqual(
        Samples.Book(Row, Row with { Provider = "b" }).Fingerprint,
        Samples.Book(Row with { Provider = "b" }, Row).Fingerprint,
        StringComparer.Ordinal);

    [Fact]
    public void Fingerprint_OtherSourceNameOrOrderOfModels_IsTheSame()
    {
        var other = Row with { Model = "n" };

        Assert.Equal(
            new PriceBook("one", [Row, other]).Fingerprint,
            new PriceBook("two", [other, Row with { Source = "corrected" }]).Fingerprint);
    }

    [Fact]
    public void Fingerprint_KnownBook_NeverChangesBetweenVersions() =>
        Assert.Equal("a0375e2f23200b85", Samples.Book(Earlier, Row).Fingerprint);

    [Fact]
    public void Fingerprint_BuiltInBooks_Differ() =>
        Assert.NotEqual(PriceBook.Default.Fingerprint, PriceBook.Published.Fingerprint, StringComparer.Ordinal);

    [Fact]
    public void Fingerprint_EmptyOverrides_IsTheSame() =>
        Assert.Equal(PriceBook.Default.Fingerprint, PriceBook.Default.WithOverrides([]).Fingerprint);
}
