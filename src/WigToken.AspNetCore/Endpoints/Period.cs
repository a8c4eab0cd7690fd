using Microsoft.AspNetCore.Http;
using WigToken.Contracts;
using WigToken.Storage;

namespace WigToken.Endpoints;

/// <summary>What matching series used in a range.</summary>
internal sealed class Period
{
    private Period(IReadOnlyList<(Series Series, UsageSum Sum)> sums, CacheTally cache) => (Sums, Cache) = (sums, cache);

    /// <summary>The series that have usage in it.</summary>
    public IReadOnlyList<(Series Series, UsageSum Sum)> Sums { get; }

    public CacheTally Cache { get; }

    public UsageSum Total => Sums.Aggregate(default(UsageSum), static (total, entry) => total + entry.Sum);

    public ActiveCounts Active => new(Count("user"), Count("machine"), Count("project"), Count("model"));

    /// <summary>The sums alone, which of all time cost no more than there are series.</summary>
    public static async Task<IReadOnlyList<(Series Series, UsageSum Sum)>> SumsAsync(HttpContext context, UsageRange range, SeriesFilter filter)
    {
        if (!range.IsAll)
            return (await ReadAsync(context, range, filter)).Sums;
        var totals = await context.Service<IUsageStore>().GetSeriesTotalsAsync(context.RequestAborted);
        return [.. totals.Where(total => filter.Matches(total.Series)).Select(static total => (total.Series, total.Sum))];
    }

    /// <summary>Reads days and quarters of an hour, and messages only at ragged ends.</summary>
    public static async Task<Period> ReadAsync(HttpContext context, UsageRange range, SeriesFilter filter)
    {
        var (store, settings) = (context.Service<IUsageStore>(), context.Settings());
        var eras = new PriceEras(settings.Prices, settings.TimeZone);
        // By reference, as SeriesFilter does.
        var sums = new Dictionary<Series, UsageSum>(ReferenceEqualityComparer.Instance);
        var current = new Dictionary<Series, UsageSum>(ReferenceEqualityComparer.Instance);
        var (cache, era, day) = (default(CacheTally), -1, 0L);
        await foreach (var row in store.GetRollupsAsync(range.From ?? long.MinValue, range.To ?? long.MaxValue, settings.TimeZone, context.RequestAborted))
        {
            // Rows come in order of time, so an era is over when the next begins.
            var at = eras.Of(row.StartMs);
            if (at.Era != era)
            {
                Close();
                (era, day) = at;
            }

            current[row.Series] = current.GetValueOrDefault(row.Series) + row.Sum;
        }

        Close();
        return new Period([.. sums.Select(static entry => (entry.Key, entry.Value))], cache);

        void Close()
        {
            foreach (var (series, sum) in current.Where(entry => filter.Matches(entry.Key)))
            {
                sums[series] = sums.GetValueOrDefault(series) + sum;
                cache += CacheTally.Of(sum.Counts, settings.Prices.Find(series.Provider, series.Model, day)?.Price.Standard);
            }

            current.Clear();
        }
    }

    private int Count(string label) => Sums.Select(entry => SeriesKey.All[label](entry.Series)).Distinct(StringComparer.Ordinal).Count();
}
