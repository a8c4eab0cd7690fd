using WigToken.Parsing;
using static WigToken.Storage.Tests.Samples;

namespace WigToken.Storage.Tests;

public abstract partial class UsageStoreConformance
{
    [Fact]
    public async Task Ingest_Nothing_ChangesNothing()
    {
        await using var store = await OpenAsync();

        Assert.Equal(default, await store.IngestAsync());
        Assert.Equal(default, await store.IngestAsync(Ann.Of()));
        Assert.Equal((default, 0), await store.Usage.GetTotalAsync(Cancel));
    }

    [Fact]
    public async Task Ingest_SameBatchTwice_CountsOnce()
    {
        await using var store = await OpenAsync();
        var batch = Ann.Of(Copies(3));

        Assert.Equal(new IngestResult(Applied: 3, 0, 0, 0), await store.IngestAsync(batch));
        var before = await store.TotalAsync();
        Assert.Equal(new IngestResult(0, 0, Duplicates: 3, 0), await store.IngestAsync(batch));

        Assert.Equal(new UsageSum(3, new TokenCounts(3, 0, 0, 0, 30), 3 * 21_000, 0), before);
        Assert.Equal(before, await store.TotalAsync());
    }

    [Fact]
    public async Task Ingest_CopiesOfEveryKind_ResultAddsUpToTheirNumber()
    {
        await using var store = await OpenAsync();
        await store.IngestAsync(Ann.Of(Copy("known"), Copy("better")));

        var result = await store.IngestAsync(
            Ann.Of(Copy("new"), Copy("new"), Copy("known"), Copy("better", 11), Copy("better", 12), Copy("forged", IUsageStore.MaxTokensPerMessage)),
            Ann.Of(Copy("new"), Copy("known")));

        Assert.Equal(new IngestResult(Applied: 1, Updated: 1, Duplicates: 5, Rejected: 1), result);
    }

    [Fact]
    public async Task Ingest_BetterCopy_RaisesTheSums()
    {
        await using var store = await OpenAsync();
        await store.IngestAsync(Ann.Of(Copy("m", output: 1)));

        Assert.Equal(new IngestResult(0, Updated: 1, 0, 0), await store.IngestAsync(Ann.Of(Copy("m", output: 500))));

        await AssertOnlySumAsync(store, Noon, SeriesOf(Ann), new UsageSum(1, new TokenCounts(1, 0, 0, 0, 500), 1_001_000, 0));
    }

    [Fact]
    public async Task Ingest_WorseCopy_ChangesNothing()
    {
        await using var store = await OpenAsync();
        await store.IngestAsync(Ann.Of(Copy("m", output: 500)));
        var before = await store.FindAsync("m");

        Assert.Equal(new IngestResult(0, 0, Duplicates: 1, 0), await store.IngestAsync(Ann.Of(Copy("m", output: 499, at: Noon + 1))));

        Assert.Equal(before, await store.FindAsync("m"));
        await AssertOnlySumAsync(store, Noon, SeriesOf(Ann), new UsageSum(1, new TokenCounts(1, 0, 0, 0, 500), 1_001_000, 0));
    }

    [Fact]
    public async Task Ingest_EarlierCopy_MovesTheMessageToItsEarlierBucket()
    {
        await using var store = await OpenAsync();
        await store.IngestAsync(Ann.Of(Copy("m", output: 500)));

        Assert.Equal(new IngestResult(0, Updated: 1, 0, 0), await store.IngestAsync(Ann.Of(Copy("m", output: 1, at: Noon - 1))));

        await AssertOnlySumAsync(store, Noon - IUsageStore.RollupMs, SeriesOf(Ann), new UsageSum(1, new TokenCounts(1, 0, 0, 0, 500), 1_001_000, 0));
        var row = await store.FindAsync("m");
        Assert.Equal((Noon - 1, Noon), (row!.FirstMs, row.BestMs));
    }

    [Theory]
    [InlineData("desktop", "wig", Flat)]
    [InlineData("laptop", "other", Flat)]
    [InlineData("laptop", "wig", Dated)]
    [InlineData("desktop", "other", Dated)]
    public async Task Ingest_BetterCopyWithOtherLabels_MovesTheSumsAndLeavesNoneBehind(string machine, string project, string model)
    {
        await using var store = await OpenAsync();
        await store.IngestAsync(Ann.Of(Copy("m", output: 1)));
        var origin = Ann with { Machine = machine, Project = project };

        await store.IngestAsync(origin.Of(Copy("m", output: 5, model: model)));

        await AssertOnlySumAsync(
            store, Noon, SeriesOf(origin, model), new UsageSum(1, new TokenCounts(1, 0, 0, 0, 5), model == Flat ? 11_000 : 6_000, 0));
    }

    [Fact]
    public async Task Ingest_CopyOfAnotherUser_ChangesNothing()
    {
        await using var store = await OpenAsync();
        await store.IngestAsync(Ann.Of(Copy("m")));
        var before = await store.FindAsync("m");

        var result = await store.IngestAsync((Ann with { User = "bob" }).Of(Copy("m", output: 500, at: Noon - IUsageStore.RollupMs)));

        Assert.Equal(new IngestResult(0, 0, Duplicates: 1, 0), result);
        Assert.Equal(before, await store.FindAsync("m"));
        await AssertOnlySumAsync(store, Noon, SeriesOf(Ann), new UsageSum(1, new TokenCounts(1, 0, 0, 0, 10), 21_000, 0));
    }

    [Fact]
    public async Task Ingest_NewcomerAndItsOtherUserInOneCall_TheFirstOwnsIt()
    {
        await using var store = await OpenAsync();

        var result = await store.IngestAsync(Ann.Of(Copy("m")), (Ann with { User = "bob" }).Of(Copy("m", output: 500)));

        Assert.Equal(new IngestResult(Applied: 1, 0, Duplicates: 1, 0), result);
        await AssertOnlySumAsync(store, Noon, SeriesOf(Ann), new UsageSum(1, new TokenCounts(1, 0, 0, 0, 10), 21_000, 0));
    }

    /// <summary>All four views of the ledger hold this one sum and nothing else.</summary>
    private static async Task AssertOnlySumAsync(TestStore store, long startMs, Series series, UsageSum sum)
    {
        Assert.Equal(sum, await store.TotalAsync());
        Assert.Equal([KeyValuePair.Create(series, sum)], await store.SeriesTotalsAsync());
        Assert.Equal([new Rollup(startMs, series, sum)], await store.RollupsAsync());
        Assert.Equal([(series, sum)], (await store.MessageSumsAsync()).Select(static row => (row.Series, row.Sum)));
    }
}
