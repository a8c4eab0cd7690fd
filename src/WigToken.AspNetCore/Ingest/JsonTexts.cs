using System.Globalization;
using System.Text;
using System.Text.Json;
using WigToken.Parsing;

namespace WigToken.Ingest;

/// <summary>Reads the strings of one request: decoded, judged, and the same string for the same bytes where they repeat. Throws for none of them.</summary>
internal sealed class JsonTexts
{
    // One UTF-16 character takes at most six bytes, as \uXXXX.
    private const int LongestEscape = 6;
    private const int BytesPerChar = 3;

    private readonly TextCache _cache = new();
    private byte[]? _scratch;

    /// <summary>Decodes the string or name that the reader stands on. False if half a surrogate pair is in it, or if it surely is longer than allowed.</summary>
    public bool TryDecode(in Utf8JsonReader json, int longest, out ReadOnlySpan<byte> utf8)
    {
        utf8 = json.ValueSpan;
        if (!json.ValueIsEscaped)
            return true;
        if (utf8.Length > longest * LongestEscape || SurrogateEscapes.AnyLone(utf8))
            return false;
        if (_scratch is null || _scratch.Length < utf8.Length)
            _scratch = new byte[IngestLimits.MessageId * LongestEscape];
        utf8 = _scratch.AsSpan(0, json.CopyString(_scratch));
        return true;
    }

    /// <summary>Reads a label; null counts as empty. What comes back is why it cannot be taken, or null.</summary>
    /// <param name="json">Stands on the value.</param>
    /// <param name="longest">The most characters it may have.</param>
    /// <param name="repeats">Whether other messages are likely to have the same.</param>
    /// <param name="text">The label; empty if it cannot be taken.</param>
    public string? ReadLabel(in Utf8JsonReader json, int longest, bool repeats, out string text)
    {
        text = "";
        if (json.TokenType is JsonTokenType.Null)
            return null;
        if (json.TokenType is not JsonTokenType.String)
            return RejectReasons.FieldInvalid;
        if (!TryDecode(in json, longest, out var utf8))
            return SurrogateEscapes.AnyLone(json.ValueSpan) ? RejectReasons.InvalidUnicode : RejectReasons.StringTooLong;
        if (utf8.Length > longest && (utf8.Length > longest * BytesPerChar || Encoding.UTF8.GetCharCount(utf8) > longest))
            return RejectReasons.StringTooLong;
        if (utf8.ContainsAnyExceptInRange((byte)' ', (byte)'~') && AnyControl(utf8))
            return RejectReasons.ControlCharacter;
        text = repeats ? _cache.Get(utf8) : Encoding.UTF8.GetString(utf8);
        return null;
    }

    private static bool AnyControl(ReadOnlySpan<byte> utf8)
    {
        while (!utf8.IsEmpty)
        {
            Rune.DecodeFromUtf8(utf8, out var rune, out var length);
            if (Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control || rune.Value is (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069))
                return true;
            utf8 = utf8[length..];
        }

        return false;
    }
}
