using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using WigToken.Access;
using WigToken.Contracts;
using WigToken.Storage;

namespace WigToken.Endpoints;

/// <summary>What a range had, what the one before it had, and which keys had it.</summary>
internal static class SummaryEndpoints
{
    public static void MapSummary(this IEndpointRouteBuilder routes) => routes.MapRead("/api/usage/summary", AccessLevel.Read, SummaryAsync);

    private static async Task SummaryAsync(HttpContext context)
    {
        var query = new Query(context);
        var (range, filter, compared) = (UsageRange.Of(query), SeriesFilter.Of(query), Compared(query));
        var by = query.Text("by") is { } name ? query.Choice("by", SeriesKey.All, name) : null;
        var limit = query.Limit(otherwise: 100, most: 1000);

        var period = await Period.ReadAsync(context, range, filter);
        var before = compared is { } other ? await Period.ReadAsync(context, other, filter) : null;
        var response = new SummaryResponse
        {
            From = range.From,
            To = range.To,
            Totals = Shapes.Totals(period.Total),
            Active = period.Active,
            Cache = period.Cache.Show(),
            Unpriced = [.. Unpriced(period)],
            Previous = before is null ? null : new ComparedPeriod(compared!.Value.From!.Value, compared.Value.To!.Value, Shapes.Totals(before.Total), before.Active, before.Cache.Show()),
            Timestamp = context.NowMs(),
        };
        if (by is not null)
            response = await WithEntriesAsync(context, response with { By = query.Text("by") }, period, before, filter, by, limit);
        await context.WriteJsonAsync(response, WigTokenJson.Default.SummaryResponse);
    }

    private static async Task<SummaryResponse> WithEntriesAsync(
        HttpContext context, SummaryResponse response, Period period, Period? before, SeriesFilter filter, Func<Series, string> keyOf, int limit)
    {
        var keys = period.Sums.GroupBy(keyOf);
        var previous = before?.Sums.GroupBy(keyOf).ToDictionary(static entry => entry.Key, static entry => entry.Sum, StringComparer.Ordinal);
        var times = await LabelTimes.ReadAsync(context, filter, keyOf);
        return response with
        {
            Count = keys.Count,
            Entries =
            [
                .. keys.Take(limit).Select(entry => new SummaryEntry
                {
                    Key = entry.Key,
                    Totals = Shapes.Totals(entry.Sum),
                    Previous = previous is null ? null : Shapes.Totals(previous.GetValueOrDefault(entry.Key)),
                    First = times.TryGetValue(entry.Key, out var used) ? used.First : null,
                    Last = times.TryGetValue(entry.Key, out used) ? used.Last : null,
                }),
            ],
        };
    }

    /// <summary>The period to compare with: named by its ends, or the one just before the range and as long.</summary>
    private static UsageRange? Compared(Query query)
    {
        var named = UsageRange.Of(query, "compareFrom", "compareTo");
        if (query.Text("compare") is { } word)
        {
            if (word != "previous" || !named.IsAll)
                throw new ProblemException("compare_invalid", $"'compare' is {Query.Quote(word)}; expected previous, without 'compareFrom' and 'compareTo'.");
            return UsageRange.Of(query) is { From: { } from, To: { } to }
                ? new UsageRange(from - (to - from), from)
                : throw new ProblemException("compare_invalid", "'compare' is previous: of which range, 'from' and 'to' are to say.");
        }

        if (named.IsAll)
            return null;
        return named is { From: not null, To: not null } ? named : throw new ProblemException("compare_invalid", "'compareFrom' and 'compareTo' go together.");
    }

    private static IEnumerable<UnpricedTokens> Unpriced(Period period) => period.Sums
        .Where(static entry => entry.Sum.UnpricedTokens > 0)
        .GroupBy(static series => (series.Provider, series.Model))
        .OrderByDescending(static entry => entry.Sum.UnpricedTokens)
        .Select(static entry => new UnpricedTokens(entry.Key.Provider, entry.Key.Model, entry.Sum.UnpricedTokens));
}
