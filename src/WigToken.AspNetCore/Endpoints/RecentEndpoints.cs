using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using WigToken.Access;
using WigToken.Contracts;
using WigToken.Pricing;
using WigToken.Storage;

namespace WigToken.Endpoints;

/// <summary>The newest messages.</summary>
internal static class RecentEndpoints
{
    public static void MapRecent(this IEndpointRouteBuilder routes) => routes.MapRead("/api/usage/recent", AccessLevel.Read, RecentAsync);

    /// <summary>As many of the newest messages as the request asks for.</summary>
    public static async Task<IEnumerable<RecentMessage>> EntriesAsync(HttpContext context)
    {
        var limit = new Query(context).Limit(otherwise: 50, most: 500);
        return (await context.Service<IUsageStore>().GetRecentAsync(new MessageQuery { Limit = limit }, context.RequestAborted)).Select(Show);
    }

    private static async Task RecentAsync(HttpContext context) =>
        await context.WriteJsonAsync(new RecentResponse([.. await EntriesAsync(context)]), WigTokenJson.Default.RecentResponse);

    private static RecentMessage Show(StoredMessage row) => new()
    {
        User = row.Series.User,
        Machine = row.Series.Machine,
        Model = row.Series.Model,
        ModelFamily = ModelFamily.Of(row.Series.Model),
        InputTokens = row.Counts.Input,
        CacheCreation = row.Counts.CacheCreation,
        CacheRead = row.Counts.CacheRead,
        OutputTokens = row.Counts.Output,
        CostUsd = Shapes.Usd(row.Cost.NanoDollars),
        Unpriced = !row.Cost.IsPriced,
        WeightedInputEq = Shapes.Weighted(TokenWeights.Weigh(row.Counts)),
        Ts = row.FirstMs,
    };
}
