namespace WigToken.Pricing.Tests;

public sealed class PriceBookTests
{
    private const string Now = "2026-11-01T00:00:00Z";

    [Theory]
    [InlineData("claude-opus-5", 5000)]
    [InlineData("claude-opus-5-5", 4000)]
    [InlineData("claude-opus-5-20260724", 5000)]
    [InlineData("claude-opus-5@20260724", 5000)]
    [InlineData("claude-opus-5-5-20260922", 4000)]
    [InlineData("gpt-4o", 2500)]
    [InlineData("gpt-4o-mini", 150)]
    [InlineData("gpt-5.6", 4000)]
    [InlineData("claude-4-sonnet", 3000)]
    [InlineData("claude-sonnet-4-0", 3000)]
    [InlineData("claude-3-5-haiku-latest", 800)]
    public void Find_ListedIdDatedIdOrOtherSpelling_IsItsOwnPrice(string model, long inputRate) =>
        Assert.Equal(inputRate, PriceBook.Published.InputRate("", model, Now));

    [Theory]
    [InlineData("")]
    [InlineData("unknown")]
    [InlineData("<synthetic>")]
    [InlineData("claude-opus")]
    [InlineData("claude-opus-5-6")]
    [InlineData("claude-opus-5-fast")]
    [InlineData("Claude-Opus-5")]
    [InlineData("us.anthropic.claude-opus-5")]
    [InlineData("claude-opus-5-2026072")]
    [InlineData("claude-opus-5-202607240")]
    [InlineData("claude-opus-5-20261301")]
    [InlineData("claude-opus-5-20260230")]
    [InlineData("claude-opus-5-19990101")]
    [InlineData("claude-opus-5_20260724")]
    [InlineData("claude-opus-520260724")]
    [InlineData("claude-opus-5-20260724-20260724")]
    [InlineData("-20260724")]
    [InlineData("gpt-4o-2024-05-13")]
    [InlineData("gpt-4o-audio")]
    public void Find_AnythingLooser_IsUnpriced(string model) => Assert.Null(PriceBook.Published.Find("", model, Samples.At(Now)));

    [Fact]
    public void Find_OtherProvider_IsUnpriced() => Assert.Null(PriceBook.Published.Find("bedrock", "claude-opus-5", Samples.At(Now)));

    [Fact]
    public void Find_UnknownProvider_IsTheOneListedFirst()
    {
        var book = Samples.Book(
            Samples.Row("zeta", "m", 1, null, null), Samples.Row("alpha", "m", 2, null, null), Samples.Row("", "m", 3, null, null));

        Assert.Equal(1, book.InputRate("", "m", Now));
        Assert.Equal(2, book.InputRate("alpha", "m", Now));
        Assert.Equal(3, book.InputRate("gateway", "m", Now));
    }

    [Fact]
    public void Find_ExactDatedRow_WinsOverTheUndated()
    {
        var book = Samples.Book(Samples.Row("", "m", 1, null, null), Samples.Row("a", "m-20260101", 2, null, null));

        Assert.Equal(2, book.InputRate("a", "m-20260101", Now));
        Assert.Equal(1, book.InputRate("b", "m-20260101", Now));
    }

    [Theory]
    [InlineData("0001-01-01T00:00:00Z", 1L)]
    [InlineData("2026-01-31T23:59:59.999Z", 1L)]
    [InlineData("2026-02-01T00:00:00.000Z", null)]
    [InlineData("2026-02-28T23:59:59.999Z", null)]
    [InlineData("2026-03-01T00:00:00.000Z", 2L)]
    [InlineData("2026-03-31T23:59:59.999Z", 2L)]
    [InlineData("2026-04-01T00:00:00.000Z", 3L)]
    [InlineData("2026-04-30T23:59:59.999Z", 3L)]
    [InlineData("2026-05-01T00:00:00.000Z", null)]
    [InlineData("9999-12-31T23:59:59.999Z", null)]
    public void Find_AcrossRowsAndGaps_TakesTheRowOfTheDay(string utc, long? inputRate)
    {
        var book = Samples.Book(
            Samples.Row("", "m", 3, "2026-04-01", "2026-04-30"),
            Samples.Row("", "m", 1, "2026-01-01", "2026-01-31"),
            Samples.Row("", "m", 2, "2026-03-01", null));

        Assert.Equal(inputRate, book.InputRate("", "m", utc));
    }

    [Fact]
    public void Find_ExtremeTimes_AreFound()
    {
        var book = Samples.Book(Samples.Row("", "m", 1, "2026-01-01", null));

        Assert.NotNull(book.Find("", "m", long.MinValue));
        Assert.NotNull(book.Find("", "m", long.MaxValue));
    }

    [Fact]
    public void Find_HitOrMiss_AllocatesNothing()
    {
        string[] models = ["claude-opus-5", "claude-sonnet-4-5-20250929", "claude-opus-5@20260724", "no-such-model", "gpt-5.6"];
        var now = Samples.At(Now);
        FindAll(PriceBook.Default, models, now);

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1000; i++)
            FindAll(PriceBook.Default, models, now);

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    private static void FindAll(PriceBook book, string[] models, long now)
    {
        foreach (var model in models)
        {
            book.Find("anthropic", model, now);
            book.Find("", model, now);
        }
    }
}
