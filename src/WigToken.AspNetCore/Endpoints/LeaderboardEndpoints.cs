using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using WigToken.Access;
using WigToken.Contracts;
using WigToken.Storage;

namespace WigToken.Endpoints;

/// <summary>Who and what used most.</summary>
internal static class LeaderboardEndpoints
{
    public const string DefaultKey = "user";

    public static void MapLeaderboard(this IEndpointRouteBuilder routes) =>
        routes.MapRead("/api/usage/leaderboard", AccessLevel.Read, LeaderboardAsync);

    public static async Task LeaderboardAsync(HttpContext context)
    {
        var query = new Query(context);
        var by = query.Text("by") ?? DefaultKey;
        var keyOf = query.Choice("by", SeriesKey.All, by);
        var limit = query.Limit(otherwise: 20, most: 100);
        var entries = (await SumsAsync(query, context)).GroupBy(keyOf).Take(limit).Select(static entry => new LeaderboardEntry(
            entry.Key, entry.Sum.Messages, Shapes.Usd(entry.Sum.CostNano), Shapes.Weighted(entry.Sum.Weight)));
        await context.WriteJsonAsync(new LeaderboardResponse(by, [.. entries]), WigTokenJson.Default.LeaderboardResponse);
    }

    /// <summary>Sums of all time, or of a range widened to whole quarters of an hour.</summary>
    private static async Task<IReadOnlyList<SeriesTotal>> SumsAsync(Query query, HttpContext context)
    {
        var store = context.Service<IUsageStore>();
        var (from, to) = (query.Instant("from"), query.Instant("to"));
        if (from is null && to is null)
            return await store.GetSeriesTotalsAsync(context.RequestAborted);
        if (from >= to)
            throw new ProblemException("range_invalid", $"'from' ({from}) is not before 'to' ({to}).");
        // By reference: the store hands out one object for a series, and comparing six strings for each of a year's rows takes longer than reading it.
        var sums = new Dictionary<Series, UsageSum>(ReferenceEqualityComparer.Instance);
        var end = to is { } last ? last + IUsageStore.RollupMs - 1 : long.MaxValue;
        await foreach (var row in store.GetRollupsAsync(from ?? 0, end, context.Settings().TimeZone, context.RequestAborted))
            sums[row.Series] = sums.GetValueOrDefault(row.Series) + row.Sum;
        return [.. sums.Select(static pair => new SeriesTotal(pair.Key, pair.Value, 0, 0))];
    }
}
