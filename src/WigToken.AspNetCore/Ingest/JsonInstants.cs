using System.Text.Json;
using WigToken.Parsing.Json;

namespace WigToken.Ingest;

/// <summary>
/// Reads <c>ts</c>: ISO 8601 with an offset, or whole Unix milliseconds. A transcript may leave the offset out, because its tool is known to write
/// UTC; a client that does has most likely sent its local time.
/// </summary>
internal static class JsonInstants
{
    private const int Longest = 64;

    // YYYY-MM-DDThh:mm
    private const int MinutesEnd = 16;

    /// <summary>Reads the value that the reader stands on. What comes back is why it cannot be taken, or null.</summary>
    public static string? Read(in Utf8JsonReader json, JsonTexts texts, out long unixMs)
    {
        unixMs = 0;
        var isInstant = json.TokenType switch
        {
            JsonTokenType.Null => null,
            JsonTokenType.Number => JsonCounts.TryWhole(json.ValueSpan, out unixMs),
            JsonTokenType.String => texts.TryDecode(in json, Longest, out var text) && text.Length <= Longest && IsoTimestamp.TryParse(text, out unixMs) && HasOffset(text) && !IsLeapSecond(text),
            _ => (bool?)false,
        };
        if (isInstant is null)
            return RejectReasons.FieldMissing;
        return isInstant.Value && unixMs is >= IngestLimits.FirstMs and <= IngestLimits.LastMs ? null : RejectReasons.TimestampInvalid;
    }

    private static bool HasOffset(ReadOnlySpan<byte> instant) => instant[MinutesEnd..].ContainsAny("Zz+-"u8);

    private static bool IsLeapSecond(ReadOnlySpan<byte> instant) => instant[MinutesEnd..].StartsWith(":60"u8);
}
