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

    private static async Task RecentAsync(HttpContext context)
    {
        var limit = new Query(context).Limit(otherwise: 50, most: 500);
        var rows = await context.Service<IUsageStore>().GetRecentAsync(limit, context.RequestAborted);
        await context.WriteJsonAsync(new RecentResponse([.. rows.Select(Show)]), WigTokenJson.Default.RecentResponse);
    }

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
