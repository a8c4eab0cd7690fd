using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using WigToken.Access;
using WigToken.Contracts;
using WigToken.Pricing;
using WigToken.Storage;

namespace WigToken.Endpoints;

/// <summary>Messages, the newest first.</summary>
internal static class RecentEndpoints
{
    public static void MapRecent(this IEndpointRouteBuilder routes) => routes.MapRead("/api/usage/recent", AccessLevel.Read, RecentAsync);

    /// <summary>As many of the newest messages as the request asks for, whosever they are.</summary>
    public static async Task<IEnumerable<RecentMessage>> NewestAsync(HttpContext context) =>
        (await context.Service<IUsageStore>().GetRecentAsync(new MessageQuery { Limit = Limit(new Query(context)) }, context.RequestAborted)).Select(Show);

    private static async Task RecentAsync(HttpContext context)
    {
        var query = new Query(context);
        var (range, limit) = (UsageRange.Of(query), Limit(query));
        var rows = await context.Service<IUsageStore>().GetRecentAsync(
            new MessageQuery
            {
                FromMs = range.From,
                ToMs = range.To,
                Matches = SeriesFilter.Of(query).Predicate,
                SessionId = query.Has("session") ? query.Text("session") ?? "" : null,
                After = query.Text("cursor"),
                // One more than asked for tells whether there is another page.
                Limit = limit + 1,
            },
            context.RequestAborted);
        var page = rows.Take(limit).ToList();
        await context.WriteJsonAsync(
            new RecentResponse([.. page.Select(Show)], rows.Count > limit ? page[^1].MessageId : null), WigTokenJson.Default.RecentResponse);
    }

    private static int Limit(Query query) => query.Limit(otherwise: 50, most: 500);

    private static RecentMessage Show(StoredMessage row) => new()
    {
        Id = row.MessageId,
        User = row.Series.User,
        Machine = row.Series.Machine,
        Project = row.Series.Project,
        Session = row.SessionId,
        Sidechain = row.IsSidechain,
        Provider = row.Series.Provider,
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
