using System.Globalization;

namespace WigToken.Pricing;

/// <summary>What rows must keep to between them, wherever they come from.</summary>
internal static class PriceRowRules
{
    public static string Where(int index, string? model) =>
        model is null ? $"prices[{Text(index)}]" : $"prices[{Text(index)}] \"{model}\"";

    public static void Check(IReadOnlyList<(int Index, PriceRow Row)> rows, List<string> problems)
    {
        foreach (var (index, row) in rows)
            CheckAlone(Where(index, row.Model), row, problems);

        var datable = rows.Where(static row => !EndsBeforeItStarts(row.Row));
        foreach (var sameModel in datable.GroupBy(static row => (row.Row.Provider, row.Row.Model)))
        {
            var ordered = sameModel.OrderBy(static row => row.Row.EffectiveFrom ?? DateOnly.MinValue).ToArray();
            for (var i = 1; i < ordered.Length; i++)
                CheckPair(ordered[i - 1], ordered[i], problems);
        }
    }

    private static void CheckAlone(string where, PriceRow row, List<string> problems)
    {
        if (row.Model.Length == 0 || row.Model.Any(IsBlank))
            problems.Add($"{where}: model is \"{row.Model}\", expected a model id without spaces");
        if (row.Provider.Any(IsBlank))
            problems.Add($"{where}: provider is \"{row.Provider}\", expected a name without spaces");
        if (EndsBeforeItStarts(row))
        {
            problems.Add(
                $"{where}: effectiveFrom is {Text(row.EffectiveFrom)}, expected a day not after effectiveTo, {Text(row.EffectiveTo)}");
        }
    }

    private static void CheckPair((int Index, PriceRow Row) earlier, (int Index, PriceRow Row) later, List<string> problems)
    {
        var found = $"{Where(later.Index, later.Row.Model)}: effectiveFrom is {Text(later.Row.EffectiveFrom)}, expected";
        if (later.Row.EffectiveFrom == earlier.Row.EffectiveFrom)
            problems.Add($"{found} another day than that of prices[{Text(earlier.Index)}] for the same provider and model");
        else if (later.Row.EffectiveFrom <= earlier.Row.EffectiveTo)
            problems.Add($"{found} a day after {Text(earlier.Row.EffectiveTo)}, where prices[{Text(earlier.Index)}] ends");
    }

    private static bool EndsBeforeItStarts(PriceRow row) => row.EffectiveFrom > row.EffectiveTo;

    private static bool IsBlank(char character) => char.IsWhiteSpace(character) || char.IsControl(character);

    private static string Text(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "missing";

    private static string Text(int index) => index.ToString(CultureInfo.InvariantCulture);
}
