using System.Globalization;
using System.Text.Json;

namespace WigToken.Oracle;

internal static class OracleFigures
{
    private const long LargestFigure = 1L << 53;

    /// <summary>Null when any figure is there but is not a plain whole number up to 2^53.</summary>
    internal static OracleCounts? Read(JsonElement usage)
    {
        var split = usage.Member("cache_creation");
        var flat = usage.Member("cache_creation_input_tokens");
        long?[] figures =
        [
            Figure(usage.Member("input_tokens")),
            Figure(usage.Member("output_tokens")),
            Figure(usage.Member("cache_read_input_tokens")),
            Figure(flat),
            Figure(split.Member("ephemeral_5m_input_tokens")),
            Figure(split.Member("ephemeral_1h_input_tokens")),
        ];
        if (figures.Contains(null))
            return null;

        var (input, output, cacheRead) = (figures[0]!.Value, figures[1]!.Value, figures[2]!.Value);
        var (all, fiveMinutes, oneHour) = (figures[3]!.Value, figures[4]!.Value, figures[5]!.Value);
        return flat.IsMissing() || fiveMinutes + oneHour == all
            ? new OracleCounts(input, output, fiveMinutes, oneHour, cacheRead)
            : new OracleCounts(input, output, all, 0, cacheRead);
    }

    private static long? Figure(JsonElement element)
    {
        if (element.IsMissing())
            return 0;
        if (element.ValueKind != JsonValueKind.Number)
            return null;

        // No style allows a sign, a point or an exponent: digits only.
        return long.TryParse(element.GetRawText(), NumberStyles.None, CultureInfo.InvariantCulture, out var value)
            && value <= LargestFigure ? value : null;
    }
}
