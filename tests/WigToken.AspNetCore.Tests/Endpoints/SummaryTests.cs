using CsCheck;
using WigToken.AspNetCore.Tests.Hosting;
using WigToken.Contracts;
using WigToken.Parsing;
using WigToken.Pricing;
using WigToken.Storage;
using static WigToken.AspNetCore.Tests.Samples.Ledger;

namespace WigToken.AspNetCore.Tests.Endpoints;

/// <summary>Sums of ranges and filters against a naive model that looks at every message.</summary>
public sealed class SummaryTests
{
    // Prices change at midnight UTC, which is in the middle of a day of this zone.
    private const string Zone = "America/New_York", Dated = "dated";

    private const long Change = Ten - 10 * Hour;

    private static readonly string[] Models = [Sonnet, Haiku, Unpriced, Dated];

    private static readonly Gen<(UsageOrigin Origin, UsageRecord Record)> Usage = Gen.Select(
        Gen.OneOf(Alice, Bob, Alice with { Machine = "desktop" }), Gen.OneOf(Models), Gen.Long[-4 * Day, 4 * Day],
        Gen.Select(Gen.Long[0, 1000], Gen.Long[0, 1000], Gen.Long[0, 1000], Gen.Long[0, 1000], Gen.Long[0, 1000], static (a, b, c, d, e) => new TokenCounts(a, b, c, d, e)),
        static (origin, model, at, counts) => (origin, Message("", model, Change + at, counts)));

    private static readonly Gen<(string Query, Predicate<Series> Matches)> Filter = Gen.OneOf<(string, Predicate<Series>)>(
        ("", static _ => true),
        ("&user=alice", static series => series.User == "alice"),
        ("&project=", static series => series.Project.Length == 0),
        ($"&model={Dated}&model={Haiku}&machine=desktop", static series => series.Model is Dated or Haiku && series.Machine == "desktop"),
        ("&model_family=sonnet", static series => series.Model == Sonnet),
        ("&user=nobody", static _ => false));

    [Fact]
    public async Task Summary_OfAnyRangeAndFilter_EqualsTheSumOverMessages()
    {
        using var file = new TempFolder();
        var prices = Path.Combine(file.Path, "prices.json");
        await File.WriteAllTextAsync(
            prices,
            $$$"""
            {"prices":[{"model":"{{{Dated}}}","input":10,"output":2,"cacheRead":1,"cacheWrite1h":20,"effectiveTo":"2026-04-30","longPromptAbove":1500,"long":{"input":20,"output":4}},
              {"model":"{{{Dated}}}","input":30,"output":2,"cacheRead":2,"effectiveFrom":"2026-05-01"}]}
            """,
            TestContext.Current.CancellationToken);
        var book = PriceBook.Default.WithOverrides(PriceBookFile.Parse(await File.ReadAllBytesAsync(prices, TestContext.Current.CancellationToken)));
        var zone = TimeZoneInfo.FindSystemTimeZoneById(Zone);

        await Gen.Select(Usage.Array[1, 30], Gen.Long[-5 * Day, 5 * Day], Gen.Long[1, 5 * Day], Filter, Gen.Bool).SampleAsync(
            async (usage, from, length, filter, isAligned) =>
            {
                await using var portal = await TestPortal.StartAsync(new PortalSetup { Options = options => (options.TimeZone, options.PricesFile) = (Zone, prices) });
                await portal.IngestAsync([.. usage.Select(static (message, i) => message.Origin.Of(message.Record with { MessageId = $"{i}" }))]);
                var (start, end) = (Change + from, Change + from + length);
                if (isAligned)
                    (start, end) = (start / (15 * Minute) * (15 * Minute), (end / (15 * Minute) + 1) * (15 * Minute));
                var messages = await portal.Store.GetRecentAsync(new MessageQuery { Limit = 1000 }, TestContext.Current.CancellationToken);

                var summary = System.Text.Json.JsonSerializer.Deserialize(
                    await portal.TextAsync($"api/usage/summary?from={start}&to={end}&compare=previous&by=model{filter.Query}"), WigTokenJson.Default.SummaryResponse)!;

                var rows = messages.Where(row => filter.Matches(row.Series)).ToList();
                var (now, before) = (rows.Where(row => row.FirstMs >= start && row.FirstMs < end).ToList(), rows.Where(row => row.FirstMs >= 2 * start - end && row.FirstMs < start).ToList());
                Assert.Equal(Naive(now), summary.Totals);
                Assert.Equal(Naive(before), summary.Previous!.Totals);
                Assert.Equal(Cache(now), summary.Cache);
                Assert.Equal(Cache(before), summary.Previous.Cache);
                Assert.Equal(
                    new ActiveCounts(Count(now, static series => series.User), Count(now, static series => series.Machine), Count(now, static series => series.Project), Count(now, static series => series.Model)),
                    summary.Active);
                Assert.Equal(
                    now.GroupBy(static row => row.Series.Model).ToDictionary(static key => key.Key, static key => Naive([.. key])),
                    summary.Entries!.ToDictionary(static entry => entry.Key, static entry => entry.Totals));
                Assert.All(summary.Entries!, entry => Assert.Equal(Naive([.. before.Where(row => row.Series.Model == entry.Key)]), entry.Previous));
                var board = await portal.JsonAsync($"api/usage/leaderboard?by=model&from={start}&to={end}{filter.Query}");
                Assert.Equal(summary.Entries!.Select(static entry => (entry.Key, entry.Totals.CostUsd)), board["entries"]!.AsArray().Select(static entry => ((string)entry!["key"]!, (decimal)entry["costUsd"]!)));
            },
            iter: 40,
            threads: 2);

        CacheEffect Cache(IReadOnlyList<StoredMessage> rows)
        {
            decimal saved = 0, extra = 0;
            long reads = 0, unpriced = 0;
            foreach (var row in rows)
            {
                var local = TimeZoneInfo.ConvertTime(DateTimeOffset.FromUnixTimeMilliseconds(row.FirstMs), zone);
                var day = new DateTimeOffset(local.Date, local.Offset).ToUnixTimeMilliseconds();
                reads += row.Counts.CacheRead;
                if (book.Find(row.Series.Provider, row.Series.Model, day)?.Price.Standard is not { } rates)
                {
                    unpriced += row.Counts.CacheRead;
                    continue;
                }

                saved += row.Counts.CacheRead * (decimal)(rates.Input - rates.CacheRead) / 1_000_000_000m;
                extra += (row.Counts.CacheWrite5m * (decimal)(rates.CacheWrite5m - rates.Input) + row.Counts.CacheWrite1h * (decimal)(rates.CacheWrite1h - rates.Input)) / 1_000_000_000m;
            }

            return new CacheEffect(reads, unpriced, saved, extra);
        }
    }

    private static int Count(IEnumerable<StoredMessage> rows, Func<Series, string> label) => rows.Select(row => label(row.Series)).Distinct().Count();

    private static Totals Naive(List<StoredMessage> rows) => new()
    {
        Input = rows.Sum(static row => row.Counts.Input),
        CacheCreation = rows.Sum(static row => row.Counts.CacheWrite5m + row.Counts.CacheWrite1h),
        CacheRead = rows.Sum(static row => row.Counts.CacheRead),
        Output = rows.Sum(static row => row.Counts.Output),
        Sum = rows.Sum(static row => row.Counts.Input + row.Counts.CacheWrite5m + row.Counts.CacheWrite1h + row.Counts.CacheRead + row.Counts.Output),
        Messages = rows.Count,
        CostUsd = rows.Sum(static row => row.Cost.NanoDollars / 1_000_000_000m),
        Weighted = rows.Sum(static row => row.Counts.Input + 1.25m * (row.Counts.CacheWrite5m + row.Counts.CacheWrite1h) + 0.1m * row.Counts.CacheRead + 5 * row.Counts.Output),
        UnpricedTokens = rows.Where(static row => !row.Cost.IsPriced).Sum(static row => row.Counts.Total),
    };
}
