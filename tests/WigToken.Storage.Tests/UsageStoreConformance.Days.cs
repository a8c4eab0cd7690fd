using CsCheck;
using static WigToken.Storage.Tests.Samples;

namespace WigToken.Storage.Tests;

public abstract partial class UsageStoreConformance
{
    private const long DayMs = 86_400_000;

    // Half hours, quarters, summer time that begins and ends at midnight, a day that never was (Samoa, 2011-12-30).
    private static readonly Gen<TimeZoneInfo> Zone = Gen.OneOf("UTC", "Asia/Kathmandu", "America/New_York", "America/Havana", "Pacific/Apia", "Australia/Lord_Howe")
        .Select(TimeZoneInfo.FindSystemTimeZoneById);

    private static readonly Gen<long> Around = Gen.Select(
        Gen.OneOf(0, Noon, NewPrice, 1_325_203_200_000, 1_772_928_000_000), Gen.Long[-3 * 96, 3 * 96], static (day, quarters) => day + quarters * IUsageStore.RollupMs);

    [Fact]
    public Task Days_OfAnyZoneAndRange_SumToTheQuarters() =>
        Gen.Select(Zone, Zone, Gen.Select(Gen.OneOf("1", "2", "3", "4", "5"), Around, Gen.Long[1, 3]).Array[1, 12].Array[1, 5], Around, Around).SampleAsync(
            async (kept, asked, calls, from, to) =>
            {
                await using var store = await OpenAsync($"days{Interlocked.Increment(ref _databases)}", Prices);
                await store.IngestAsync(Ann.Of(Copy("before", at: Noon - DayMs)));
                Assert.True(await store.Usage.UseDaysOfAsync(kept, Cancel));
                Assert.False(await store.Usage.UseDaysOfAsync(kept, Cancel));
                foreach (var call in calls)
                {
                    // The same few messages again and again: they move between days and models as better and earlier copies arrive.
                    await store.IngestAsync(Ann.Of([.. call.Select(static copy => Copy(copy.Item1, copy.Item3, copy.Item2, copy.Item3 == 1 ? Flat : Gold))]));
                    foreach (var zone in (TimeZoneInfo[])[kept, asked])
                    {
                        var expected = await PerDayAsync(store.Usage.GetRollupsAsync(from, to, Cancel), zone);
                        Assert.Equal(expected, await PerDayAsync(store.Usage.GetRollupsAsync(from, to, zone, Cancel), zone));
                        expected = await PerDayAsync(store.Usage.GetRollupsAsync(-DayMs * 400, long.MaxValue, Cancel), zone);
                        Assert.Equal(expected, await PerDayAsync(store.Usage.GetRollupsAsync(-DayMs * 400, long.MaxValue, zone, Cancel), zone));
                    }
                }

                await store.Usage.UseDaysOfAsync(asked, Cancel);
                Assert.Equal(
                    await PerDayAsync(store.Usage.GetRollupsAsync(0, long.MaxValue, Cancel), asked),
                    await PerDayAsync(store.Usage.GetRollupsAsync(0, long.MaxValue, asked, Cancel), asked));
            },
            iter: 60);

    [Fact]
    public Task Days_OfARangeThatBeginsAndEndsAnywhere_AreExact() => Gen.Select(
        AnyUsage.Batch.Array[1, 4], Gen.OneOf("UTC", "Asia/Kathmandu"), AnyUsage.Time, AnyUsage.Time, Gen.Long[-2, 2], Gen.Long[-2, 2]).SampleAsync(
            async (batches, zone, from, to, beforeFrom, beforeTo) =>
            {
                await using var store = await OpenAsync($"part{Interlocked.Increment(ref _databases)}", Prices);
                await store.Usage.UseDaysOfAsync(TimeZoneInfo.Utc, Cancel);
                await store.IngestAsync(batches);
                var naive = new NaiveLedger(Prices);
                foreach (var batch in batches)
                    naive.Add(batch);
                (from, to) = (from + beforeFrom, to + beforeTo);

                var rows = await store.Usage.GetRollupsAsync(from, to, TimeZoneInfo.FindSystemTimeZoneById(zone), Cancel).ToListAsync(Cancel);

                Assert.All(rows, row => Assert.InRange(row.StartMs, from, to - 1));
                Assert.Equal(
                    naive.Messages.Where(row => row.FirstMs >= from && row.FirstMs < to).GroupBy(static row => row.Series).ToDictionary(static row => row.Key, NaiveLedger.Sum),
                    rows.GroupBy(static row => row.Series).ToDictionary(static row => row.Key, static row => NaiveLedger.Sum([.. row.Select(static part => part.Sum)])));
            },
            iter: 300);

    [Fact]
    public async Task Days_WholeYear_AreOneRollupADay()
    {
        await using var store = await OpenAsync();
        await store.Usage.UseDaysOfAsync(TimeZoneInfo.Utc, Cancel);
        await store.IngestAsync(Ann.Of([.. Enumerable.Range(0, 100).Select(static i => Copy($"m{i}", at: Noon + i * IUsageStore.RollupMs))]));

        var days = await store.Usage.GetRollupsAsync(Noon - 10 * DayMs, Noon + 10 * DayMs, TimeZoneInfo.Utc, Cancel).ToListAsync(Cancel);

        Assert.Equal([(Noon - DayMs / 2, 48), (Noon + DayMs / 2, 52)], days.Select(static day => (day.StartMs, day.Sum.Messages)));
    }

    [Fact]
    public async Task Days_ChangedByAnotherStore_AreReadAnew()
    {
        await using var one = await OpenAsync();
        await one.Usage.UseDaysOfAsync(TimeZoneInfo.Utc, Cancel);
        await using var other = await OpenAsync();
        await one.IngestAsync(Ann.Of(Copy("a")));
        Assert.Equal(1, await MessagesOfDaysAsync(other));

        await one.IngestAsync(Ann.Of(Copy("b")));

        Assert.Equal(2, await MessagesOfDaysAsync(other));
        Assert.Equal(2, await MessagesOfDaysAsync(one));
    }

    [Fact]
    public async Task Days_RulesThatThisMachineDoesNotKnow_AreLeftToTheQuarters()
    {
        await using (var store = await OpenAsync())
        {
            await store.Usage.UseDaysOfAsync(TimeZoneInfo.Utc, Cancel);
            await store.IngestAsync(Ann.Of(Copy("a")));
        }

        await using (var connection = await ConnectAsync())
            await ExecuteAsync(connection, "UPDATE day_zone SET name = 'Mars/Olympus', fingerprint = 7");
        await using var reopened = await OpenAsync();

        await reopened.IngestAsync(Ann.Of(Copy("b")));

        Assert.Equal(2, await MessagesOfDaysAsync(reopened));
        Assert.True(await reopened.Usage.UseDaysOfAsync(TimeZoneInfo.Utc, Cancel));
        Assert.Equal(2, await MessagesOfDaysAsync(reopened));
    }

    private static async Task<long> MessagesOfDaysAsync(TestStore store) =>
        (await store.Usage.GetRollupsAsync(0, long.MaxValue, TimeZoneInfo.Utc, Cancel).ToListAsync(Cancel)).Sum(static row => row.Sum.Messages);

    private static async Task<SortedDictionary<(DateTime Day, string Model), UsageSum>> PerDayAsync(IAsyncEnumerable<Rollup> rows, TimeZoneInfo zone)
    {
        var days = new SortedDictionary<(DateTime Day, string Model), UsageSum>();
        await foreach (var row in rows)
        {
            var key = (TimeZoneInfo.ConvertTime(DateTimeOffset.FromUnixTimeMilliseconds(row.StartMs), zone).Date, row.Series.Model);
            days[key] = days.GetValueOrDefault(key) + row.Sum;
        }

        return days;
    }
}
