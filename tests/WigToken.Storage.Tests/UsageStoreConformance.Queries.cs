using WigToken.Parsing;
using WigToken.Pricing;
using static WigToken.Storage.Tests.Samples;

namespace WigToken.Storage.Tests;

public abstract partial class UsageStoreConformance
{
    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 0)]
    [InlineData(899_999, 0)]
    [InlineData(900_000, 900_000)]
    [InlineData(-1, -900_000)]
    [InlineData(-900_000, -900_000)]
    [InlineData(-900_001, -1_800_000)]
    [InlineData(-62_135_596_800_000, -62_135_596_800_000)] // year 1
    [InlineData(253_402_300_799_999, 253_402_299_900_000)] // year 9999
    public async Task GetRollups_AroundABorder_StartAtOrBeforeTheMessage(long firstMs, long startMs)
    {
        await using var store = await OpenAsync();

        await store.IngestAsync(Ann.Of(Copy("m", at: firstMs)));

        Assert.Equal([startMs], (await store.RollupsAsync()).Select(static row => row.StartMs));
        Assert.Single(await store.RollupsAsync(startMs, startMs + IUsageStore.RollupMs));
        Assert.Empty(await store.RollupsAsync(startMs - IUsageStore.RollupMs, startMs));
        Assert.Empty(await store.RollupsAsync(startMs + IUsageStore.RollupMs, startMs + 2 * IUsageStore.RollupMs));
    }

    [Fact]
    public async Task GetRollups_OfARange_AreThoseThatStartInIt_InOrder()
    {
        await using var store = await OpenAsync();
        await store.IngestAsync(Ann.Of([.. new[] { 3, 1, 4, 0, 2 }.Select(i => Copy($"m{i}", at: Noon + i * IUsageStore.RollupMs))]));

        var starts = (await store.RollupsAsync(Noon + IUsageStore.RollupMs, Noon + 3 * IUsageStore.RollupMs)).Select(static row => row.StartMs);

        Assert.Equal([Noon + IUsageStore.RollupMs, Noon + 2 * IUsageStore.RollupMs], starts);
    }

    [Fact]
    public async Task GetMessageSums_OfARange_AreItsMessages_InOrder()
    {
        await using var store = await OpenAsync();
        await store.IngestAsync(Ann.Of([.. new[] { 3, 1, 4, 0, 2 }.Select(i => Copy($"m{i}", output: i, at: Noon + i))]));

        var rows = await store.MessageSumsAsync(Noon + 1, Noon + 3);

        Assert.Equal([(Noon + 1, 1), (Noon + 2, 2)], rows.Select(static row => (row.StartMs, row.Sum.Counts.Output)));
        Assert.All(rows, static row => Assert.Equal((1, SeriesOf(Ann)), (row.Sum.Messages, row.Series)));
    }

    [Fact]
    public async Task GetRecent_MoreThanTheLimit_AreTheNewestNewestFirst()
    {
        await using var store = await OpenAsync();
        await store.IngestAsync(Ann.Of(Copy("b", at: Noon + 2), Copy("c", at: Noon + 3), Copy("a", at: Noon + 1)));
        await store.IngestAsync(Ann.Of(Copy("old", at: -1)));

        Assert.Equal(["c", "b"], await store.RecentAsync(2));
        Assert.Equal(["c", "b", "a", "old"], await store.RecentAsync(100));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(int.MinValue)]
    public async Task GetRecent_LimitBelowOne_IsRefused(int limit)
    {
        await using var store = await OpenAsync();

        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => store.RecentAsync(limit));
    }

    [Fact]
    public async Task GetRecent_SameTime_LastArrivedFirst()
    {
        await using var store = await OpenAsync();
        foreach (var id in (string[])["a", "b", "c"])
            await store.IngestAsync(Ann.Of(Copy(id)));

        Assert.Equal(["c", "b", "a"], await store.RecentAsync(3));
    }

    [Fact]
    public async Task Find_KnownMessage_HasEveryField()
    {
        await using var store = await OpenAsync();
        var best = new UsageRecord
        {
            MessageId = "m", Model = Flat, Provider = "anthropic", RequestId = "req", SessionId = "session", IsSidechain = true, TimestampMs = Noon + 5,
            Counts = new TokenCounts(1, 2, 3, 4, 5),
        };

        await store.IngestAsync(Ann.Of(Copy("m", output: 1), best));

        var expected = new StoredMessage(
            "m", SeriesOf(Ann, provider: "anthropic"), "session", "req", IsSidechain: true, Noon, Noon + 5, best.Counts, Cost.FromNanoDollars(20_000));
        Assert.Equal(expected, await store.FindAsync("m"));
        Assert.Equal([expected], await store.Usage.GetRecentAsync(new MessageQuery { Limit = 1 }, Cancel));
    }

    [Fact]
    public async Task Find_MessageWithoutIds_HasNone()
    {
        await using var store = await OpenAsync();
        await store.IngestAsync(Ann.Of(Copy("m")));

        var row = (await store.FindAsync("m"))!;

        Assert.Equal((null, null, false), (row.SessionId, row.RequestId, row.IsSidechain));
    }

    [Theory]
    [InlineData("M")]
    [InlineData("m ")]
    [InlineData("")]
    public async Task Find_UnknownMessage_IsNull(string id)
    {
        await using var store = await OpenAsync();
        await store.IngestAsync(Ann.Of(Copy("m")));

        Assert.Null(await store.FindAsync(id));
    }

    [Fact]
    public async Task Queries_OfAnEmptyStore_AreEmpty()
    {
        await using var store = await OpenAsync();

        Assert.Equal((default, 0), await store.Usage.GetTotalAsync(Cancel));
        Assert.Empty(await store.SeriesTotalsAsync());
        Assert.Empty(await store.RollupsAsync());
        Assert.Empty(await store.MessageSumsAsync());
        Assert.Empty(await store.RecentAsync(10));
        Assert.Empty(await store.TranscriptsAsync());
    }
}
