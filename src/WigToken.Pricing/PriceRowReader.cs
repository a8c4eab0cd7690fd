using System.Text.Json;

namespace WigToken.Pricing;

/// <summary>Reads one element of <c>prices</c>.</summary>
internal static class PriceRowReader
{
    private static readonly string[] RateKeys = ["input", "output", "cacheWrite5m", "cacheWrite1h", "cacheRead"];

    private static readonly string[] Keys =
        ["provider", "model", .. RateKeys, "longPromptAbove", "long", "effectiveFrom", "effectiveTo", "source"];

    /// <summary>
    /// The row; null when it has no place among the others. With rates of zero where a problem was reported, so that
    /// everything else about it can be checked as well.
    /// </summary>
    public static PriceRow? Read(int index, JsonElement element, List<string> problems)
    {
        if (JsonFields.Of(element, PriceRowRules.Where(index, ModelOf(element)), problems) is not { } fields)
            return null;

        fields.AllowOnly(Keys);
        var provider = fields.Text("provider") ?? "";
        var model = ModelOf(element);
        if (model is null)
            fields.Report("model", "a model id");

        var price = new Price(Rates(fields), Band(fields));
        var source = fields.Text("source") ?? "";
        var problemsBefore = problems.Count;
        var (from, to) = (fields.Day("effectiveFrom"), fields.Day("effectiveTo"));
        return model is not null && problems.Count == problemsBefore ? new PriceRow(provider, model, from, to, price, source) : null;
    }

    private static string? ModelOf(JsonElement element) =>
        element.ValueKind == JsonValueKind.Object
        && element.TryGetProperty("model", out var model)
        && model.ValueKind == JsonValueKind.String
            ? model.GetString()
            : null;

    private static TokenRates Rates(JsonFields fields)
    {
        foreach (var required in RateKeys[..2])
        {
            if (!fields.TryGet(required, out _))
                fields.Report(required, JsonFields.RateExpectation);
        }

        var usd = Array.ConvertAll(RateKeys, fields.UsdPerMillion);
        return TokenRates.FromUsdPerMillion(usd[0] ?? 0, usd[1] ?? 0, usd[2], usd[3], usd[4]);
    }

    private static LongPromptBand? Band(JsonFields fields)
    {
        var hasThreshold = fields.TryGet("longPromptAbove", out var above);
        if (!hasThreshold && !fields.TryGet("long", out _))
            return null;

        var threshold = 0L;
        if (!hasThreshold || above.ValueKind != JsonValueKind.Number || !above.TryGetInt64(out threshold) || threshold < 1)
            fields.Report("longPromptAbove", "a whole number of tokens, 1 or more");
        if (fields.Nested("long", "an object with the rates of long prompts") is not { } rates)
            return null;

        rates.AllowOnly(RateKeys);
        return new LongPromptBand(threshold, Rates(rates));
    }
}
