using System.Collections.Concurrent;
using CsCheck;
using WigToken.Parsing;
using WigToken.Storage.Access;
using static WigToken.Storage.Tests.Samples;

namespace WigToken.Storage.Tests;

public abstract partial class UsageStoreConformance
{
    // Later than every time that AnyUsage makes.
    private const long Received = NewPrice + 10_000_000;

    [Fact]
    public Task Receive_AnyCopiesInAnyBatches_EqualsTheNaiveLedger() => Gen.Select(AnyUsage.Batch.Array[1, 8], Gen.Int).SampleAsync(
        async (batches, seed) =>
        {
            await using var store = await OpenAsync($"received{Interlocked.Increment(ref _databases)}", Prices);
            var naive = new NaiveLedger(Prices);
            foreach (var batch in batches)
            {
                AssertAddsUp(batch, await store.ReceiveAsync(batch, Received));
                naive.Add(batch);
            }

            await AssertEqualAsync(naive, store);
            await AssertRepeatChangesNothingAsync(store, batches, new Random(seed));
            await AssertEqualAsync(naive, store);
        },
        iter: 150);

    [Fact]
    public Task Receive_SomeTimesAhead_CountWhenTheyCameOrWhenTheMessageBegan() => Gen.Select(
        AnyUsage.Batch.Array[1, 8], Gen.OneOf(0L, IReceiver.MaxAheadMs, IReceiver.MaxAheadMs + 1, 86_400_000, 1_000_000_000_000).Array[50], Gen.Int).SampleAsync(
        async (batches, ahead, seed) =>
        {
            await using var store = await OpenAsync($"ahead{Interlocked.Increment(ref _databases)}", Prices);
            var naive = new NaiveLedger(Prices);
            var (now, i) = (Received, 0);
            // 0: the time stays as it is.
            UsageBatch[] sent = [.. batches.Select(batch => batch with
            {
                Records = [.. batch.Records.Select(record => ahead[i++] is var by && by > 0 ? record with { TimestampMs = Received + by + 50_000 } : record)],
            })];
            foreach (var batch in sent)
            {
                AssertAddsUp(batch, await store.ReceiveAsync(batch, now));
                foreach (var record in batch.Records)
                    naive.Add(batch.Origin.Of(record.TimestampMs <= now + IReceiver.MaxAheadMs ? record : record with { TimestampMs = FirstMs(naive, record) ?? now }));
                now += 1000;
            }

            await AssertEqualAsync(naive, store);
            await AssertRepeatChangesNothingAsync(store, sent, new Random(seed));
            await AssertEqualAsync(naive, store);
        },
        iter: 200);

    [Theory]
    [InlineData(Received + IReceiver.MaxAheadMs, Received + IReceiver.MaxAheadMs)]
    [InlineData(Received + IReceiver.MaxAheadMs + 1, Received)]
    [InlineData(253_402_300_799_999, Received)]
    [InlineData(long.MaxValue, Received)]
    public async Task Receive_TimeAhead_CountsAtReceiptBeyondTenMinutes(long at, long expected)
    {
        await using var store = await OpenAsync();

        await store.ReceiveAsync(Ann.Of(Copy("m", at: at)), Received);

        var row = (await store.FindAsync("m"))!;
        Assert.Equal((expected, expected), (row.FirstMs, row.BestMs));
        Assert.Equal(new IngestResult(0, 0, Duplicates: 1, 0), (await store.ReceiveAsync(Ann.Of(Copy("m", at: at)), Received)).Counts);
    }

    [Fact]
    public async Task Receive_OneBatchManyTimesFromTwoMachines_CountsOnce()
    {
        await using var store = await OpenAsync();
        var results = new ConcurrentBag<IngestResult>();
        var desktop = Ann with { Machine = "desktop" };
        // The one whose labels come first is the one that stays, so that nothing is left to change.
        await store.ReceiveAsync(desktop.Of(Copies(50)), Received);
        var rows = await store.Usage.GetRecentAsync(new MessageQuery { Limit = 100 }, Cancel);
        var version = await store.VersionAsync();

        await Parallel.ForAsync(0, 100, new ParallelOptions { MaxDegreeOfParallelism = 8, CancellationToken = Cancel }, async (i, _) =>
            results.Add((await store.ReceiveAsync((i % 2 == 0 ? desktop : Ann).Of(Copies(50)), Received + i)).Counts));

        Assert.All(results, static result => Assert.Equal(new IngestResult(0, 0, Duplicates: 50, 0), result));
        Assert.Equal(rows, await store.Usage.GetRecentAsync(new MessageQuery { Limit = 100 }, Cancel));
        Assert.Equal((new UsageSum(50, new(50, 0, 0, 0, 500), 50 * 21_000, 0), version), await store.Usage.GetTotalAsync(Cancel));
        Assert.Equal(["desktop", "laptop"], (await store.MachinesAsync()).Select(static machine => machine.Machine).Order(StringComparer.Ordinal));
        Assert.Equal(101, (await store.AuditAsync()).Count);
    }

    [Fact]
    public async Task Receive_CountsThatCannotBe_AreRejectedByTheirPlace_AndTheOthersStored()
    {
        await using var store = await OpenAsync();
        ReceiveResult? told = null;
        var batch = Ann.Of(
            Copy("a"), Copy("bad", output: IUsageStore.MaxTokensPerMessage + 1), Copy("b"), Copy("bad", output: -1), Copy("a"), Copy("bad", output: long.MaxValue));

        var result = await store.ReceiveAsync(new ReceivedBatch([batch], Sighting("laptop", Received), given =>
        {
            told = given;
            return Entry(AuditActions.Ingest) with { Meta = $$"""{"rejected":{{given.Rejected.Count}}}""" };
        }));

        Assert.Equal(new IngestResult(Applied: 2, 0, Duplicates: 1, Rejected: 3), result.Counts);
        Assert.Equal([(1, "number_out_of_range"), (3, "number_out_of_range"), (5, "number_out_of_range")], result.Rejected);
        Assert.Same(told, result);
        Assert.Equal("""{"rejected":3}""", Assert.Single(await store.AuditAsync()).Meta);
        Assert.Equal(["b", "a"], await store.RecentAsync(10));
    }

    [Fact]
    public async Task Receive_AnotherUsersMessage_IsADuplicateAndChangesNothing()
    {
        await using var store = await OpenAsync();
        await store.ReceiveAsync(Ann.Of(Copy("m", at: Noon)), Received);
        var (row, version) = (await store.FindAsync("m"), await store.VersionAsync());

        foreach (var copy in (UsageRecord[])[Copy("m", output: 999), Copy("m", at: Noon - 5), Copy("m", output: 999, at: Received * 2)])
            Assert.Equal(new IngestResult(0, 0, Duplicates: 1, 0), (await store.ReceiveAsync((Ann with { User = "eve" }).Of(copy), Received)).Counts);

        Assert.Equal(row, await store.FindAsync("m"));
        Assert.Equal(version, await store.VersionAsync());
        Assert.Equal([SeriesOf(Ann)], (await store.SeriesTotalsAsync()).Keys);
    }

    [Fact]
    public async Task Receive_MoreSeriesThanAUserMayHave_RejectsThoseAlone()
    {
        await using var store = await OpenAsync();
        await store.ReceiveAsync(Ann.Of(Copy("first")), Received);
        // One series is there: so many fit, and two do not.
        var result = await store.ReceiveAsync(Ann.Of(ModelCopies(IReceiver.MaxSeriesPerUser + 1)), Received);

        Assert.Equal(new IngestResult(IReceiver.MaxSeriesPerUser - 1, 0, 0, Rejected: 2), result.Counts);
        Assert.Equal([(IReceiver.MaxSeriesPerUser - 1, "too_many_series"), (IReceiver.MaxSeriesPerUser, "too_many_series")], result.Rejected);
        Assert.Equal(IReceiver.MaxSeriesPerUser, (await store.SeriesTotalsAsync()).Count);

        // Known series and other users go on; the refused ones stay refused, after a restart too.
        await store.DisposeAsync();
        await using var reopened = await OpenAsync();
        var mixed = await reopened.ReceiveAsync(Ann.Of(Copy("x"), Copy("y", model: "new"), Copy("z", model: "model7")), Received);
        Assert.Equal([(1, "too_many_series")], mixed.Rejected);
        Assert.Equal(2, mixed.Counts.Applied);
        Assert.Empty((await reopened.ReceiveAsync((Ann with { User = "bob" }).Of(Copy("w", model: "new")), Received)).Rejected);
    }

    [Fact]
    public async Task Receive_BoundMetByManyCallsAtOnce_IsKept()
    {
        await using var store = await OpenAsync();
        await store.ReceiveAsync(Ann.Of(ModelCopies(IReceiver.MaxSeriesPerUser - 10)), Received);

        var results = await Task.WhenAll(Enumerable.Range(0, 30).Select(i => store.ReceiveAsync(Ann.Of(Copy($"new{i}", model: $"new{i}")), Received)));

        Assert.Equal(10, results.Sum(static result => result.Counts.Applied));
        Assert.Equal(IReceiver.MaxSeriesPerUser, (await store.SeriesTotalsAsync()).Count);
    }

    [Fact]
    public async Task Receive_AuditThatThrows_StoresNothing_AndOtherCallsGoOn()
    {
        await using var store = await OpenAsync();
        var bad = new ReceivedBatch([Ann.Of(Copies(3, "bad"))], Sighting("laptop", Received), static _ => throw new InvalidOperationException("no entry"));

        var failed = Assert.ThrowsAsync<InvalidOperationException>(() => store.ReceiveAsync(bad));
        var good = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => store.ReceiveAsync(Ann.Of(Copy($"m{i}", model: $"m{i}")), Received)));

        await failed;
        Assert.All(good, static result => Assert.Equal(1, result.Counts.Applied));
        Assert.Equal(20, (await store.TotalAsync()).Messages);
        Assert.Equal(20, (await store.SeriesTotalsAsync()).Count);
        Assert.Equal(20, (await store.AuditAsync()).Count);
    }

    private static UsageRecord[] ModelCopies(int count) => [.. Enumerable.Range(0, count).Select(static i => Copy($"m{i}", at: Noon, model: $"model{i}"))];

    private static long? FirstMs(NaiveLedger naive, UsageRecord record) => naive.Messages.FirstOrDefault(row => row.MessageId == record.MessageId)?.FirstMs;

    private static void AssertAddsUp(UsageBatch batch, ReceiveResult result)
    {
        var counts = result.Counts;
        Assert.Equal(batch.Records.Count, counts.Applied + counts.Updated + counts.Duplicates + counts.Rejected);
        Assert.Equal(counts.Rejected, result.Rejected.Count);
    }

    private static async Task AssertRepeatChangesNothingAsync(TestStore store, UsageBatch[] batches, Random random)
    {
        var version = await store.VersionAsync();
        foreach (var batch in (UsageBatch[])[.. Rearrange(batches, random), .. batches.Reverse()])
            Assert.Equal(new IngestResult(0, 0, batch.Records.Count, 0), (await store.ReceiveAsync(batch, Received + 40_000)).Counts);
        Assert.Equal(version, await store.VersionAsync());
    }
}
