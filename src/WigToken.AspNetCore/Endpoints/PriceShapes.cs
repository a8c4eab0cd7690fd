using System.Globalization;
using WigToken.Contracts;
using WigToken.Pricing;
using WigToken.Storage;

namespace WigToken.Endpoints;

/// <summary>Prices as the contract shows them.</summary>
internal static class PriceShapes
{
    public static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>Nano-dollars a token as US dollars for a million of them, exactly.</summary>
    public static decimal UsdPerMillion(long nanoDollars) => nanoDollars / 1000m;

    public static PriceInfo Show(PriceRow row) => new(
        row.Provider, row.Model, Day(row.EffectiveFrom), Day(row.EffectiveTo), row.Source, Show(row.Price.Standard),
        row.Price.LongPrompt is { } band ? new LongPromptInfo(band.Above, Show(band.Rates)) : null);

    public static RepricedModelInfo Show(RepricedModel model) => new(
        model.Provider, model.Model, model.Messages, model.Changed, Shapes.Usd(model.OldCostNano), Shapes.Usd(model.NewCostNano), model.OldUnpriced, model.NewUnpriced);

    private static RatesInfo Show(TokenRates rates) => new(
        UsdPerMillion(rates.Input), UsdPerMillion(rates.CacheWrite5m), UsdPerMillion(rates.CacheWrite1h), UsdPerMillion(rates.CacheRead), UsdPerMillion(rates.Output));
}
