using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using WigToken.Access;
using WigToken.Configuration;
using WigToken.Contracts;
using WigToken.Storage;

namespace WigToken.Endpoints;

/// <summary>Usage over time.</summary>
internal static class TimeseriesEndpoints
{
    private const int MostBuckets = 10_000;

    // Bounds an answer with many keys and many buckets; what is beyond goes into one key.
    private const int MostCells = 200_000;
    private const string Rest = "__other__";

    private static readonly Dictionary<string, long> NamedSteps = new(StringComparer.Ordinal)
    {
        ["hour"] = 3_600_000, ["day"] = TimeBuckets.DayMs, ["week"] = TimeBuckets.WeekMs, ["month"] = TimeBuckets.MonthMs,
    };

    public static void MapTimeseries(this IEndpointRouteBuilder routes) =>
        routes.MapRead("/api/usage/timeseries", AccessLevel.Read, TimeseriesAsync);

    public static async Task TimeseriesAsync(HttpContext context)
    {
        var query = new Query(context);
        var buckets = Buckets(query, context);
        var keyOf = query.Text("by") is null ? null : query.Choice("by", SeriesKey.All, "");
        var filter = SeriesFilter.Of(query);

        var all = new UsageSum[buckets.Count];
        var perKey = new Dictionary<string, UsageSum[]>(StringComparer.Ordinal);
        var (last, index) = (long.MinValue, 0);
        await foreach (var row in Rows(context.Service<IUsageStore>(), buckets, context.RequestAborted))
        {
            if (!filter.Matches(row.Series))
                continue;
            // Rows come in order of time, many of one moment.
            if (row.StartMs != last)
                (last, index) = (row.StartMs, buckets.IndexOf(row.StartMs));
            all[index] += row.Sum;
            if (keyOf is null)
                continue;
            var key = keyOf(row.Series);
            if (!perKey.TryGetValue(key, out var sums))
                perKey[key] = sums = new UsageSum[buckets.Count];
            sums[index] += row.Sum;
        }

        var series = keyOf is null ? null : Fold(perKey, buckets).Select(entry => new TimeseriesKey(entry.Key, Show(buckets, entry.Value))).ToList();
        await context.WriteJsonAsync(
            new TimeseriesResponse(buckets.From, buckets.To, buckets.Step, Show(buckets, all), series), WigTokenJson.Default.TimeseriesResponse);
    }

    private static TimeBuckets Buckets(Query query, HttpContext context)
    {
        var to = query.Instant("to") ?? context.Service<TimeProvider>().GetUtcNow().ToUnixTimeMilliseconds();
        var from = query.Instant("from") ?? Math.Max(0, to - TimeBuckets.WeekMs);
        if (from >= to)
            throw new ProblemException("range_invalid", $"'from' ({from}) is not before 'to' ({to}).");
        var zone = context.Service<WigTokenSettings>().TimeZone;
        if (query.Text("tz") is { } name && !TimeZoneInfo.TryFindSystemTimeZoneById(name, out zone))
            throw new ProblemException("tz_unknown", $"'tz' is {Query.Quote(name)}; expected an IANA time zone such as Asia/Seoul.");
        var step = Step(query.Text("step") ?? "hour");
        return TimeBuckets.Create(from, to, step, zone, MostBuckets)
            ?? throw new ProblemException("range_too_large", $"From {from} to {to} in steps of {step} ms is more than {MostBuckets} buckets; take a shorter range or a longer step.");
    }

    private static long Step(string text)
    {
        if (NamedSteps.TryGetValue(text, out var named))
            return named;
        return long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var step) && step is >= 60_000 and <= 366 * TimeBuckets.DayMs
            ? step
            : throw new ProblemException("step_invalid", $"'step' is {Query.Quote(text)}; expected 60000 to 31622400000 milliseconds, or {string.Join(", ", NamedSteps.Keys)}.");
    }

    /// <summary>Messages where a bucket is finer than rollups, days where it is made of days, else quarters.</summary>
    private static IAsyncEnumerable<Rollup> Rows(IUsageStore store, TimeBuckets buckets, CancellationToken cancellationToken)
    {
        if (!buckets.Edges.All(static edge => edge % IUsageStore.RollupMs == 0))
            return store.GetMessageSumsAsync(buckets.From, buckets.To, cancellationToken);
        return buckets.AreDays
            ? store.GetRollupsAsync(buckets.From, buckets.To, buckets.Zone, cancellationToken)
            : store.GetRollupsAsync(buckets.From, buckets.To, cancellationToken);
    }

    private static IEnumerable<KeyValuePair<string, UsageSum[]>> Fold(Dictionary<string, UsageSum[]> perKey, TimeBuckets buckets)
    {
        var ordered = perKey
            .OrderByDescending(static entry => entry.Value.Sum(static sum => sum.Weight))
            .ThenBy(static entry => entry.Key, StringComparer.Ordinal)
            .ToList();
        var most = Math.Max(50, MostCells / buckets.Count);
        if (ordered.Count <= most)
            return ordered;
        var rest = new UsageSum[buckets.Count];
        foreach (var (_, sums) in ordered.Skip(most))
        {
            for (var i = 0; i < rest.Length; i++)
                rest[i] += sums[i];
        }

        return ordered.Take(most).Append(KeyValuePair.Create(Rest, rest));
    }

    private static List<TimeseriesBucket> Show(TimeBuckets buckets, UsageSum[] sums) =>
        [.. sums.Select((sum, i) => new TimeseriesBucket(buckets.Edges[i], sum.Messages, sum.Counts.Total, Shapes.Weighted(sum.Weight), Shapes.Usd(sum.CostNano)))];
}
