using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using WigToken.Access;
using WigToken.Contracts;

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
        var entries = (await Period.SumsAsync(context, UsageRange.Of(query), SeriesFilter.Of(query))).GroupBy(keyOf).Take(limit).Select(static entry => new LeaderboardEntry(
            entry.Key, entry.Sum.Messages, Shapes.Usd(entry.Sum.CostNano), Shapes.Weighted(entry.Sum.Weight)));
        await context.WriteJsonAsync(new LeaderboardResponse(by, [.. entries]), WigTokenJson.Default.LeaderboardResponse);
    }
}
