using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using WigToken.Access;
using WigToken.Contracts;
using WigToken.Pricing;
using WigToken.Storage;

namespace WigToken.Endpoints;

/// <summary>Everything by user, machine and model.</summary>
internal static class BreakdownEndpoints
{
    public static void MapBreakdown(this IEndpointRouteBuilder routes)
    {
        routes.MapRead("/api/usage/breakdown", AccessLevel.Counter, BreakdownAsync);
        routes.MapRead("/api/usage/breakdown.csv", AccessLevel.Counter, CsvAsync);
    }

    private static async Task BreakdownAsync(HttpContext context)
    {
        var totals = await SumsAsync(context);
        var tokens = totals.GroupBy(static series => (series.User, series.Machine, series.Model))
            .SelectMany(static entry => Kinds(entry.Sum).Where(static kind => kind.Tokens > 0).Select(kind => new TokenBreakdown(
                entry.Key.User, entry.Key.Machine, entry.Key.Model, ModelFamily.Of(entry.Key.Model), kind.Kind, kind.Tokens)));
        var now = context.Service<TimeProvider>().GetUtcNow().ToUnixTimeMilliseconds();
        await context.WriteJsonAsync(new BreakdownResponse([.. tokens], [.. Costs(totals)], now), WigTokenJson.Default.BreakdownResponse);
    }

    private static async Task CsvAsync(HttpContext context)
    {
        var totals = await SumsAsync(context);
        await Csv.BeginAsync(context, "wigtoken-breakdown.csv", "user", "machine", "model_family", "messages", "cost_usd", "weighted_input_eq");
        foreach (var row in Costs(totals))
        {
            var line = Csv.Row(
                Csv.Text(row.User), Csv.Text(row.Machine), Csv.Text(row.ModelFamily), row.Messages.ToString(CultureInfo.InvariantCulture),
                row.CostUsd.ToString(CultureInfo.InvariantCulture), row.WeightedInputEq.ToString(CultureInfo.InvariantCulture));
            await context.Response.WriteAsync(line, context.RequestAborted);
        }
    }

    private static Task<IReadOnlyList<(Series Series, UsageSum Sum)>> SumsAsync(HttpContext context)
    {
        var query = new Query(context);
        return Period.SumsAsync(context, UsageRange.Of(query), SeriesFilter.Of(query));
    }

    /// <summary>The four kinds of tokens as the contract and the metrics name them.</summary>
    public static IEnumerable<(string Kind, long Tokens)> Kinds(UsageSum sum) =>
    [
        ("input", sum.Counts.Input), ("cache_creation", sum.Counts.CacheCreation), ("cache_read", sum.Counts.CacheRead), ("output", sum.Counts.Output),
    ];

    private static IEnumerable<CostBreakdown> Costs(IReadOnlyList<(Series Series, UsageSum Sum)> totals) =>
        totals.GroupBy(static series => (series.User, series.Machine, Family: ModelFamily.Of(series.Model))).Select(static entry => new CostBreakdown(
            entry.Key.User, entry.Key.Machine, entry.Key.Family, entry.Sum.Messages, Shapes.Usd(entry.Sum.CostNano), Shapes.Weighted(entry.Sum.Weight)));
}
