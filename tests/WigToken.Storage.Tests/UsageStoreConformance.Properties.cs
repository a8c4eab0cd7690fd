using CsCheck;
using WigToken.Parsing;

namespace WigToken.Storage.Tests;

public abstract partial class UsageStoreConformance
{
    private int _databases;

    [Fact]
    public Task Ingest_AnyCopiesInAnyBatches_EqualsTheNaiveLedger() => Gen.Select(AnyUsage.Batch.Array[1, 3].Array[1, 6], Gen.Int).SampleAsync(
        async (calls, seed) =>
        {
            await using var store = await OpenAsync($"any{Interlocked.Increment(ref _databases)}", Samples.Prices);
            var naive = new NaiveLedger(Samples.Prices);
            foreach (var call in calls)
            {
                var result = await store.IngestAsync(call);
                Assert.Equal(call.Sum(static batch => batch.Records.Count), result.Applied + result.Updated + result.Duplicates + result.Rejected);
                foreach (var batch in call)
                    naive.Add(batch);
                await AssertEqualAsync(naive, store);
            }

            var version = await store.VersionAsync();
            var again = await store.IngestAsync([.. Rearrange(calls.SelectMany(static call => call), new Random(seed))]);
            Assert.Equal((0, 0, 0), (again.Applied, again.Updated, again.Rejected));
            Assert.Equal(version, await store.VersionAsync());
            await AssertEqualAsync(naive, store);
        },
        iter: 300);

    /// <summary>The same copies in another order and in batches of one, some of them twice.</summary>
    private static UsageBatch[] Rearrange(IEnumerable<UsageBatch> batches, Random random)
    {
        UsageBatch[] copies = [.. batches.SelectMany(static batch => batch.Records, static (batch, record) => batch.Origin.Of(record))];
        copies = [.. copies, .. copies.Where(_ => random.Next(4) == 0)];
        random.Shuffle(copies);
        return copies;
    }

    private static async Task AssertEqualAsync(NaiveLedger naive, TestStore store)
    {
        StoredMessage[] expected = [.. naive.Messages.OrderBy(static row => row.MessageId, StringComparer.Ordinal)];
        var rows = await store.Usage.GetRecentAsync(new MessageQuery { Limit = int.MaxValue }, Cancel);
        Assert.Equal(expected, rows.OrderBy(static row => row.MessageId, StringComparer.Ordinal));
        foreach (var row in expected)
            Assert.Equal(row, await store.FindAsync(row.MessageId));

        var total = await store.TotalAsync();
        var series = await store.SeriesTotalsAsync();
        var rollups = await store.RollupsAsync();
        var messages = await store.MessageSumsAsync();
        Assert.Equal(naive.Total, total);
        Assert.Equal(naive.SeriesTotals, series);
        Assert.Equal(
            naive.Rollups.GroupBy(static row => row.Series).ToDictionary(static rows => rows.Key, static rows => (rows.Min(static row => row.StartMs), rows.Max(static row => row.StartMs))),
            (await store.Usage.GetSeriesTotalsAsync(Cancel)).ToDictionary(static row => row.Series, static row => (row.FirstMs, row.LastMs)));
        Assert.Equal(Ordered(naive.Rollups), Ordered(rollups));
        Assert.Equal(rollups.Select(static row => row.StartMs).Order(), rollups.Select(static row => row.StartMs));

        await AssertSessionsAsync(naive.Sessions(static _ => true), store, new SessionQuery { Limit = int.MaxValue });

        Assert.Equal(total, NaiveLedger.Sum(rows));
        Assert.Equal(total, NaiveLedger.Sum([.. series.Values]));
        Assert.Equal(total, NaiveLedger.Sum([.. rollups.Select(static row => row.Sum)]));
        Assert.Equal(total, NaiveLedger.Sum([.. messages.Select(static row => row.Sum)]));
    }

    private static IEnumerable<Rollup> Ordered(IEnumerable<Rollup> rollups) =>
        rollups.OrderBy(static row => row.StartMs).ThenBy(static row => row.Series.ToString(), StringComparer.Ordinal);
}
