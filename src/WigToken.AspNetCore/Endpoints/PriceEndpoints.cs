using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using WigToken.Access;
using WigToken.Contracts;
using WigToken.Hosting;
using WigToken.Storage;
using WigToken.Storage.Access;

namespace WigToken.Endpoints;

/// <summary>The prices in force, and pricing history with them.</summary>
internal static class PriceEndpoints
{
    public static void MapPrices(this IEndpointRouteBuilder routes)
    {
        routes.MapRead("/api/admin/prices", AccessLevel.Admin, PricesAsync);
        routes.MapActions("/api/admin/prices/reprice", (HttpMethods.Get, AccessLevel.Admin, StatusAsync), (HttpMethods.Post, AccessLevel.Admin, StartAsync));
    }

    private static async Task PricesAsync(HttpContext context)
    {
        var book = context.Settings().Prices;
        var noted = await context.Service<ISettingsStore>().GetSettingAsync(StoreSettings.PriceBook, context.RequestAborted);
        var totals = await context.Service<IUsageStore>().GetSeriesTotalsAsync(context.RequestAborted);
        var unpriced = totals.Where(static total => total.Sum.UnpricedTokens > 0).ToLookup(static total => (total.Series.Provider, total.Series.Model))
            .Select(static model => new UnpricedModel(
                model.Key.Provider, model.Key.Model, model.Sum(static total => total.Sum.UnpricedTokens), model.Min(static total => total.FirstMs), model.Max(static total => total.LastMs)))
            .OrderByDescending(static model => model.Tokens);
        await context.WriteJsonAsync(
            new PricesResponse(book.Name, book.Fingerprint, noted == book.Fingerprint, [.. book.Rows.Select(PriceShapes.Show)], [.. unpriced]), WigTokenJson.Default.PricesResponse);
    }

    private static Task StatusAsync(HttpContext context) =>
        context.WriteJsonAsync(context.Service<RepriceRuns>().Status, WigTokenJson.Default.RepriceStatus);

    private static async Task StartAsync(HttpContext context)
    {
        var isDryRun = (await context.ReadJsonAsync(WigTokenJson.Default.RepriceRequest))?.DryRun
            ?? throw new ProblemException("field_missing", "'dryRun' is needed: whether only to say what would change.");
        var runs = context.Service<RepriceRuns>();
        var book = context.Settings().Prices;
        var entry = context.Audit(AuditActions.SettingsChanged, new JsonObject { ["reprice"] = book.Name, ["fingerprint"] = book.Fingerprint, ["state"] = "started" });
        var (sum, _) = await context.Service<IUsageStore>().GetTotalAsync(context.RequestAborted);
        if (!runs.TryStart(isDryRun, sum.Messages, entry))
            throw new ProblemException(StatusCodes.Status409Conflict, "reprice_running", "History is being priced already. GET this address tells how far it is.");
        context.Response.StatusCode = StatusCodes.Status202Accepted;
        await context.WriteJsonAsync(runs.Status, WigTokenJson.Default.RepriceStatus);
    }
}
