using CsCheck;
using WigToken.Pricing;
using static WigToken.Storage.Tests.Samples;

namespace WigToken.Storage.Tests;

public abstract partial class UsageStoreConformance
{
    // Another price for one model, none for the second, one for the third that had none.
    private static readonly PriceBook NewPrices = PriceBook.Default.WithOverrides(PriceBookFile.Parse("""
        {"prices": [
          {"model": "flat", "input": 3, "output": 2},
          {"model": "nobody-lists-this", "input": 7, "output": 7, "cacheRead": 1}]}
        """u8));

    [Fact]
    public Task Reprice_AnyLedger_EqualsOneThatWasFilledWithTheNewPrices() => AnyUsage.Batch.Array[1, 8].SampleAsync(
        async batches =>
        {
            var database = $"reprice{Interlocked.Increment(ref _databases)}";
            var (before, after) = (new NaiveLedger(Prices), new NaiveLedger(NewPrices));
            foreach (var batch in batches)
            {
                before.Add(batch);
                after.Add(batch);
            }

            await using (var old = await OpenAsync(database, Prices))
                await old.IngestAsync(batches);
            await using var store = await OpenAsync(database, NewPrices);
            var version = await store.VersionAsync();

            var predicted = await store.Repricer.RepriceAsync(isDryRun: true, progress: null, Cancel);
            Assert.Equal(version, await store.VersionAsync());
            await AssertEqualAsync(before, store);

            var done = await store.Repricer.RepriceAsync(isDryRun: false, progress: null, Cancel);
            await AssertEqualAsync(after, store);
            Assert.Equal(Changes(before, after), done);
            Assert.Equal(predicted, done);

            version = await store.VersionAsync();
            Assert.Equal(Changes(after, after), await store.Repricer.RepriceAsync(isDryRun: false, progress: null, Cancel));
            Assert.Equal(version, await store.VersionAsync());
        },
        iter: 100);

    [Fact]
    public async Task Reprice_MoreThanOneRoundWhileOthersWrite_KeepsEverySumAndPricesAll()
    {
        const int Count = 12_000;
        var naive = new NaiveLedger(NewPrices);
        await using (var old = await OpenAsync("usage", Prices))
            await old.IngestAsync(Ann.Of(Copies(Count)));
        naive.Add(Ann.Of(Copies(Count)));
        await using var store = await OpenAsync("usage", NewPrices);
        var looks = new Looks();
        await using var connection = await ConnectAsync();
        await using var difference = connection.CreateCommand();
        difference.CommandText = "SELECT (SELECT cost_nano FROM total) - (SELECT coalesce(sum(cost_nano), 0) FROM message)";

        var repricing = store.Repricer.RepriceAsync(isDryRun: false, looks, Cancel);
        var random = new Random(1);
        var i = 0;
        do
        {
            // New messages, and better copies of ones that are still to come or were priced already.
            var batch = Ann.Of(Copy($"new{i++}", model: Unpriced), Copy($"m{random.Next(Count)}", output: 11 + i));
            await store.IngestAsync(batch);
            naive.Add(batch);
            if (i % 10 == 0)
                Assert.Equal(0L, await difference.ExecuteScalarAsync(Cancel));
        }
        while (!repricing.IsCompleted);

        var models = await repricing;
        Assert.True(looks.Values.Count >= 3);
        Assert.Equal(looks.Values.Order(), looks.Values);
        Assert.Equal(Count, models.Single(static model => model.Model == Flat).Messages);
        var total = await store.TotalAsync();
        Assert.Equal(naive.Total, total);
        Assert.Equal(total, NaiveLedger.Sum(await store.Usage.GetRecentAsync(new MessageQuery { Limit = int.MaxValue }, Cancel)));
        Assert.Equal(Ordered(naive.Rollups), Ordered(await store.RollupsAsync()));
    }

    [Fact]
    public async Task Reprice_ThatIsCancelled_LeavesSumsRight_AndIsFinishedByTheNext()
    {
        await using (var old = await OpenAsync("usage", Prices))
            await old.IngestAsync(Ann.Of(Copies(12_000)));
        await using var store = await OpenAsync("usage", NewPrices);
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(Cancel);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => store.Repricer.RepriceAsync(isDryRun: false, new Looks(cancellation.Cancel), cancellation.Token));

        var total = await store.TotalAsync();
        Assert.Equal(total, NaiveLedger.Sum(await store.Usage.GetRecentAsync(new MessageQuery { Limit = int.MaxValue }, Cancel)));
        Assert.InRange(total.CostNano, 12_000 * 21_000 + 1, 12_000 * 23_000 - 1);
        Assert.InRange(Assert.Single(await store.Repricer.RepriceAsync(isDryRun: false, progress: null, Cancel)).Changed, 1, 11_999);
        Assert.Equal(12_000 * 23_000, (await store.TotalAsync()).CostNano);
    }

    [Fact]
    public async Task Reprice_TellsWhoWaitsForAChange()
    {
        await using (var old = await OpenAsync("usage", Prices))
            await old.IngestAsync(Ann.Of(Copy("m")));
        await using var store = await OpenAsync("usage", NewPrices);
        var change = store.Usage.WaitForChangeAsync(Cancel);

        await store.Repricer.RepriceAsync(isDryRun: true, progress: null, Cancel);
        Assert.False(change.IsCompleted);
        await store.Repricer.RepriceAsync(isDryRun: false, progress: null, Cancel);

        await change.WaitAsync(Limit, Cancel);
    }

    private static IEnumerable<RepricedModel> Changes(NaiveLedger before, NaiveLedger after) => before.Messages
        .Join(after.Messages, static row => row.MessageId, static row => row.MessageId, static (before, after) => (Before: before, After: after))
        .GroupBy(static pair => (pair.Before.Series.Model, pair.Before.Series.Provider))
        .OrderBy(static pairs => pairs.Key.Model, StringComparer.Ordinal).ThenBy(static pairs => pairs.Key.Provider, StringComparer.Ordinal)
        .Select(static pairs => new RepricedModel(
            pairs.Key.Provider,
            pairs.Key.Model,
            pairs.Count(),
            pairs.Count(static pair => pair.Before.Cost != pair.After.Cost),
            pairs.Sum(static pair => pair.Before.Cost.NanoDollars),
            pairs.Sum(static pair => pair.After.Cost.NanoDollars),
            pairs.Count(static pair => !pair.Before.Cost.IsPriced),
            pairs.Count(static pair => !pair.After.Cost.IsPriced)));

    /// <summary>Remembers what it is told, in place.</summary>
    private sealed class Looks(Action? onLook = null) : IProgress<long>
    {
        public List<long> Values { get; } = [];

        public void Report(long value)
        {
            Values.Add(value);
            onLook?.Invoke();
        }
    }
}
