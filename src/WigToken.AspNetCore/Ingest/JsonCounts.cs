using System.Text.Json;

namespace WigToken.Ingest;

/// <summary>Reads token counts: whole numbers without a sign, a fraction or an exponent.</summary>
internal static class JsonCounts
{
    /// <summary>Reads the value that the reader stands on. What comes back is why it cannot be taken, or null.</summary>
    /// <param name="json">Stands on the value.</param>
    /// <param name="count">The count; null if it is absent (JSON's null) or cannot be taken.</param>
    public static string? Read(in Utf8JsonReader json, out long? count)
    {
        count = null;
        if (json.TokenType is JsonTokenType.Null)
            return null;
        if (json.TokenType is not JsonTokenType.Number || !TryWhole(json.ValueSpan, out var value))
            return RejectReasons.NumberInvalid;
        if (value > IngestLimits.Count)
            return RejectReasons.NumberOutOfRange;
        count = value;
        return null;
    }

    /// <summary>A number of nothing but digits; one beyond the longest is that.</summary>
    public static bool TryWhole(ReadOnlySpan<byte> number, out long value)
    {
        value = 0;
        foreach (var digit in number)
        {
            if (!char.IsAsciiDigit((char)digit))
                return false;
            value = value > (long.MaxValue - 9) / 10 ? long.MaxValue : value * 10 + (digit - '0');
        }

        return true;
    }
}
