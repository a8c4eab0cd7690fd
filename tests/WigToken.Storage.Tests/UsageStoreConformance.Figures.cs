using WigToken.Parsing;
using WigToken.Pricing;
using static WigToken.Storage.Tests.Samples;

namespace WigToken.Storage.Tests;

public abstract partial class UsageStoreConformance
{
    public static TheoryData<TokenCounts> UnbelievableCounts =>
    [
        new TokenCounts(0, 0, 0, 0, IUsageStore.MaxTokensPerMessage + 1),
        new TokenCounts(1, 0, 0, 0, IUsageStore.MaxTokensPerMessage),
        // These wrap around to a small total.
        new TokenCounts(long.MaxValue, 0, 0, long.MaxValue, 2),
        new TokenCounts(long.MinValue, long.MinValue, 0, 0, 5),
        new TokenCounts(IUsageStore.MaxTokensPerMessage, 0, 0, -1, 1),
        new TokenCounts(-1, 0, 0, 0, 0),
    ];

    [Theory]
    [MemberData(nameof(UnbelievableCounts))]
    public async Task Ingest_UnbelievableCounts_RejectsThatCopyAlone(TokenCounts counts)
    {
        await using var store = await OpenAsync();

        var result = await store.IngestAsync(Ann.Of(Copy("before"), Copy("forged") with { Counts = counts }, Copy("after")));

        Assert.Equal(new IngestResult(Applied: 2, 0, 0, Rejected: 1), result);
        Assert.Null(await store.FindAsync("forged"));
        Assert.Equal(2, (await store.TotalAsync()).Messages);
    }

    [Fact]
    public async Task Ingest_AsManyTokensAsAllowed_CountsThem()
    {
        await using var store = await OpenAsync();
        var counts = new TokenCounts(1, 1, 1, 1, IUsageStore.MaxTokensPerMessage - 4);

        Assert.Equal(new IngestResult(Applied: 1, 0, 0, 0), await store.IngestAsync(Ann.Of(Copy("m") with { Counts = counts })));

        Assert.Equal(counts, (await store.TotalAsync()).Counts);
    }

    [Fact]
    public async Task Ingest_UnknownModel_CountsAsUnpriced()
    {
        await using var store = await OpenAsync();

        await store.IngestAsync(Ann.Of(Copy("a"), Copy("b", model: Unpriced)));

        Assert.Equal(new UsageSum(2, new TokenCounts(2, 0, 0, 0, 20), 21_000, UnpricedTokens: 11), await store.TotalAsync());
        Assert.Equal(Cost.Unpriced, (await store.FindAsync("b"))!.Cost);
    }

    [Fact]
    public async Task Ingest_BetterCopyOfAPricedModel_IsUnpricedNoLonger()
    {
        await using var store = await OpenAsync();
        await store.IngestAsync(Ann.Of(Copy("m", model: Unpriced)));

        await store.IngestAsync(Ann.Of(Copy("m", output: 11)));

        Assert.Equal(new UsageSum(1, new TokenCounts(1, 0, 0, 0, 11), 23_000, UnpricedTokens: 0), await store.TotalAsync());
    }

    [Fact]
    public async Task Ingest_EarlierCopyInAnotherPricePeriod_PricesAnew()
    {
        await using var store = await OpenAsync();
        await store.IngestAsync(Ann.Of(Copy("m", at: NewPrice, model: Dated)));
        Assert.Equal(110_000, (await store.TotalAsync()).CostNano);

        await store.IngestAsync(Ann.Of(Copy("m", output: 1, at: NewPrice - 1, model: Dated)));

        Assert.Equal(Cost.FromNanoDollars(11_000), (await store.FindAsync("m"))!.Cost);
        await AssertOnlySumAsync(
            store, NewPrice - IUsageStore.RollupMs, SeriesOf(Ann, Dated), new UsageSum(1, new TokenCounts(1, 0, 0, 0, 10), 11_000, 0));
    }

    [Fact]
    public async Task Ingest_CostOfTheSumPastALong_FailsAndStoresNothing()
    {
        await using var store = await OpenAsync();
        await store.IngestAsync(Ann.Of(Copy("costly", output: 5_000_000_000, model: Gold)));
        var before = await store.TotalAsync();

        var exception = await Assert.ThrowsAsync<WigTokenException>(
            () => store.IngestAsync(Ann.Of(Copy("fine") with { SessionId = "new" }, Copy("last straw", output: 5_000_000_000, model: Gold)).ReadTo("/t.jsonl", 10)));

        Assert.Equal(("storage_overflow", false), (exception.Code, exception.IsTransient));
        Assert.Equal(before, await store.TotalAsync());
        Assert.Null(await store.FindAsync("fine"));
        Assert.Empty(await store.TranscriptsAsync());

        // Its labels, new in what failed, are known to nobody either.
        Assert.Equal(1, (await store.IngestAsync(Ann.Of(Copy("fine") with { SessionId = "new" }))).Applied);
        Assert.Equal((SeriesOf(Ann), "new"), await store.FindAsync("fine") is { } row ? (row.Series, row.SessionId) : default);
    }

    [Fact]
    public async Task Ingest_CostPastALongWithinOneCall_FailsAndStoresNothing()
    {
        await using var store = await OpenAsync();

        var exception = await Assert.ThrowsAsync<WigTokenException>(
            () => store.IngestAsync(Ann.Of([.. Copies(3).Select(copy => copy with { Model = Gold, Counts = new TokenCounts(0, 0, 0, 0, 7_000_000_000) })])));

        Assert.Equal("storage_overflow", exception.Code);
        Assert.Equal((default, 0), await store.Usage.GetTotalAsync(Cancel));
    }

    [Theory]
    [InlineData("total")]
    [InlineData("series_total")]
    [InlineData("rollup")]
    public async Task Ingest_TokensOfASumPastALong_FailsAndLeavesTheSums(string table)
    {
        await using var store = await OpenAsync();
        await store.IngestAsync(Ann.Of(Copy("a")));
        await using (var other = await ConnectAsync())
            await ExecuteAsync(other, $"UPDATE {table} SET output = {long.MaxValue - 9}");
        var before = (await store.TotalAsync(), await store.SeriesTotalsAsync(), await store.RollupsAsync());

        var exception = await Assert.ThrowsAsync<WigTokenException>(() => store.IngestAsync(Ann.Of(Copy("b"))));

        Assert.Equal("storage_overflow", exception.Code);
        var after = (await store.TotalAsync(), await store.SeriesTotalsAsync(), await store.RollupsAsync());
        Assert.Equal(before.Item1, after.Item1);
        Assert.Equal(before.Item2, after.Item2);
        Assert.Equal(before.Item3, after.Item3);
        Assert.Null(await store.FindAsync("b"));
        Assert.Equal(1, (await store.IngestAsync(Ann.Of(Copy("c", output: 9)))).Applied);
    }
}
