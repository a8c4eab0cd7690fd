using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using WigToken.Access;
using WigToken.Contracts;
using WigToken.Parsing;
using WigToken.Pricing;
using WigToken.Storage;

namespace WigToken.Endpoints;

/// <summary>How the figures of a message came to be, so that a person can add them up.</summary>
internal static class ExplainEndpoints
{
    private static readonly TokenRates Weights =
        new(TokenWeights.Input, TokenWeights.CacheWrite, TokenWeights.CacheWrite, TokenWeights.CacheRead, TokenWeights.Output);

    public static void MapExplain(this IEndpointRouteBuilder routes)
    {
        routes.MapRead("/api/usage/explain", AccessLevel.Read, context => ExplainAsync(
            context, new Query(context).Text("id") ?? throw new ProblemException("id_missing", "'id' is needed: the id of a message.")));
        // For ids that come through a path as they are; which do is the server's and every proxy's matter.
        routes.MapRead("/api/usage/explain/{messageId}", AccessLevel.Read, static context => ExplainAsync(context, (string)context.Request.RouteValues["messageId"]!));
    }

    private static async Task ExplainAsync(HttpContext context, string id)
    {
        var row = await context.Service<IUsageStore>().FindAsync(id, context.RequestAborted)
            ?? throw new ProblemException(StatusCodes.Status404NotFound, "message_unknown", $"There is no message {Query.Quote(id)}.");
        var (series, counts) = (row.Series, row.Counts);
        var response = new ExplainResponse
        {
            Id = row.MessageId,
            RequestId = row.RequestId,
            Session = row.SessionId,
            Sidechain = row.IsSidechain,
            User = series.User,
            Machine = series.Machine,
            Project = series.Project,
            Source = series.Source,
            Provider = series.Provider,
            Model = series.Model,
            ModelFamily = ModelFamily.Of(series.Model),
            First = row.FirstMs,
            Best = row.BestMs,
            Copies = row.BestMs > row.FirstMs ? "several" : "one_or_equal",
            CountsAt = new CountsAt((long)Math.Floor(row.FirstMs / (decimal)IUsageStore.RollupMs) * IUsageStore.RollupMs),
            Counts = new ExplainedCounts(counts.Input, counts.CacheWrite5m, counts.CacheWrite1h, counts.CacheRead, counts.Output, counts.Total),
            Cost = Explain(row, context.Settings().Prices),
            Weight = new ExplainedWeight(Shapes.Weighted(TokenWeights.Weigh(counts)), [.. Kinds(counts, Weights).Select(static kind =>
                new WeightTerm(kind.Name, kind.Tokens, Shapes.Weighted(kind.Factor), Shapes.Weighted(kind.Tokens * kind.Factor)))]),
        };
        await context.WriteJsonAsync(response, WigTokenJson.Default.ExplainResponse);
    }

    private static ExplainedCost Explain(StoredMessage row, PriceBook book)
    {
        var usd = Shapes.Usd(row.Cost.NanoDollars);
        if (book.Find(row.Series.Provider, row.Series.Model, row.FirstMs) is not { } price)
            return new ExplainedCost(usd, !row.Cost.IsPriced, IsCurrent: !row.Cost.IsPriced, null, null, []);
        var now = price.Price.Of(row.Counts);
        var shown = new ExplainedPrice(
            book.Name, book.Fingerprint, price.Provider, price.Model, PriceShapes.Day(price.EffectiveFrom), PriceShapes.Day(price.EffectiveTo), price.Source,
            price.Price.IsLong(row.Counts) ? "long_prompt" : "standard", price.Price.LongPrompt?.Above, row.Counts.Prompt);
        var terms = Kinds(row.Counts, price.Price.RatesOf(row.Counts)).Select(static kind =>
            new CostTerm(kind.Name, kind.Tokens, PriceShapes.UsdPerMillion(kind.Factor), kind.Tokens * (decimal)kind.Factor / 1_000_000_000m));
        return new ExplainedCost(usd, !row.Cost.IsPriced, row.Cost == now, Shapes.Usd(now.NanoDollars), shown, [.. terms]);
    }

    private static IEnumerable<(string Name, long Tokens, long Factor)> Kinds(TokenCounts counts, TokenRates factors) =>
    [
        ("input", counts.Input, factors.Input), ("cache_write_5m", counts.CacheWrite5m, factors.CacheWrite5m),
        ("cache_write_1h", counts.CacheWrite1h, factors.CacheWrite1h), ("cache_read", counts.CacheRead, factors.CacheRead), ("output", counts.Output, factors.Output),
    ];
}
