namespace WigToken.Pricing.Tests;

public sealed class PriceBookLayersTests
{
    private const string Now = "2026-11-01T00:00:00Z";

    [Fact]
    public void WithOverrides_ModelWithoutDates_ReplacesAllRowsOfThatModelOnly()
    {
        var book = PriceBook.Published.WithOverrides([Samples.Row("openai", "gpt-5.6-luna", 7, null, null)]);

        Assert.Equal(7, book.InputRate("openai", "gpt-5.6-luna", "2026-07-29T00:00:00Z"));
        Assert.Equal(7, book.InputRate("openai", "gpt-5.6-luna", Now));
        Assert.Equal(
            PriceBook.Published.Rows.Where(static row => !row.Model.Equals("gpt-5.6-luna", StringComparison.Ordinal)),
            book.Rows.Where(static row => !row.Model.Equals("gpt-5.6-luna", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("2026-07-29T23:59:59.999Z", 1000L)]
    [InlineData("2026-08-31T23:59:59.999Z", 200L)]
    [InlineData("2026-09-01T00:00:00.000Z", 7L)]
    [InlineData("2026-09-30T23:59:59.999Z", 7L)]
    [InlineData("2026-10-01T00:00:00.000Z", null)]
    public void WithOverrides_WithDates_KeepsTheLowerRowsBeforeTheFirstDay(string utc, long? inputRate) =>
        Assert.Equal(inputRate, PriceBook.Published.WithOverrides([Samples.Row("openai", "gpt-5.6-luna", 7, "2026-09-01", "2026-09-30")])
            .InputRate("openai", "gpt-5.6-luna", utc));

    [Fact]
    public void WithOverrides_BeforeTheLowerRowsStart_KeepsTheirReachBack()
    {
        var book = PriceBook.Published.WithOverrides([Samples.Row("anthropic", "claude-opus-5-5", 7, "2026-01-01", null)]);

        Assert.Equal(4000, book.InputRate("anthropic", "claude-opus-5-5", "2025-12-31T23:59:59.999Z"));
        Assert.Equal(7, book.InputRate("anthropic", "claude-opus-5-5", "2026-01-01T00:00:00.000Z"));
    }

    [Theory]
    [InlineData("2000-01-01T00:00:00.000Z", 1000L)]
    [InlineData("2026-07-29T23:59:59.999Z", 1000L)]
    [InlineData("2026-07-30T00:00:00.000Z", 7L)]
    public void WithOverrides_FromTheDayALowerRowStarts_DropsThatRow(string utc, long inputRate) =>
        Assert.Equal(inputRate, PriceBook.Published.WithOverrides([Samples.Row("openai", "gpt-5.6-luna", 7, "2026-07-30", null)])
            .InputRate("openai", "gpt-5.6-luna", utc));

    [Fact]
    public void WithOverrides_LowerRowsEndBeforeTheFirstDay_KeepsTheGap()
    {
        var book = PriceBook.Published.WithOverrides([Samples.Row("", "claude-3-7-sonnet", 7, "2026-04-01", null)]);

        Assert.Equal(3000, book.InputRate("", "claude-3-7-sonnet", "2026-02-19T23:59:59.999Z"));
        Assert.Null(book.InputRate("", "claude-3-7-sonnet", "2026-02-20T00:00:00.000Z"));
        Assert.Equal(7, book.InputRate("", "claude-3-7-sonnet", "2026-04-01T00:00:00.000Z"));
    }

    [Theory]
    [InlineData("claude-opus-5-20260724")]
    [InlineData("gpt-5.6")]
    public void WithOverrides_DatedIdOrOtherSpelling_KeepsTheLowerRowsBeforeTheFirstDay(string model)
    {
        var book = PriceBook.Published.WithOverrides([Samples.Row("", model, 7, "2026-10-01", null)]);

        const string lastMoment = "2026-09-30T23:59:59.999Z";
        Assert.NotNull(book.InputRate("", model, lastMoment));
        Assert.Equal(PriceBook.Published.InputRate("", model, lastMoment), book.InputRate("", model, lastMoment));
        Assert.Equal(7, book.InputRate("", model, "2026-10-01T00:00:00.000Z"));
    }

    [Fact]
    public void WithOverrides_ListedModel_ReachesItsOtherSpellings()
    {
        var book = PriceBook.Default.WithOverrides([Samples.Row("", "claude-opus-4", 7, null, null)]);

        Assert.Equal(7, book.InputRate("", "claude-4-opus-20250514", Now));
    }

    [Fact]
    public void WithOverrides_NewModel_ReachesBackWithoutLimit()
    {
        var book = PriceBook.Default.WithOverrides([Samples.Row("", "our-model", 7, "2026-10-01", null)]);

        Assert.Equal(7, book.InputRate("any", "our-model", "2026-01-01T00:00:00Z"));
    }

    [Fact]
    public void WithOverrides_FirstDayOfTheCalendar_LeavesNothingBefore() => Assert.Equal(
        [7L],
        PriceBook.Published.WithOverrides([Samples.Row("anthropic", "claude-opus-5", 7, "0001-01-01", null)])
            .Rows.Where(static row => row.Model.Equals("claude-opus-5", StringComparison.Ordinal))
            .Select(static row => row.Price.Standard.Input));

    [Fact]
    public void WithOverrides_RowsThatContradict_Throws() => Assert.Equal(
        ["prices[1] \"m\": effectiveFrom is missing, expected another day than that of prices[0] for the same provider and model"],
        Assert.Throws<PriceBookException>(static () =>
            PriceBook.Default.WithOverrides([Samples.Row("", "m", 1, null, null), Samples.Row("", "m", 2, null, null)])).Problems);

    [Fact]
    public void WithOverrides_Name_SaysThatAFileIsOnTop()
    {
        Assert.Equal("default+file", PriceBook.Default.WithOverrides([]).Name);
        Assert.Equal("published+file", PriceBook.Published.WithOverrides([]).Name);
    }
}
