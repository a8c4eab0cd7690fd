using System.Text.Json;
using System.Text.Unicode;

namespace WigToken.Parsing.Json;

/// <summary>
/// Compares and decodes JSON strings as bytes. Unlike the reader's own methods it does not throw on text that is no text
/// (lone surrogates, invalid UTF-8), which transcripts hold where an emoji was cut in two.
/// </summary>
internal static class JsonText
{
    private const int LongestEscape = 6;

    /// <summary>Whether the name or string that the reader stands on is <paramref name="expected"/>.</summary>
    public static bool Is(this in Utf8JsonReader reader, ReadOnlySpan<byte> expected)
    {
        if (!reader.ValueIsEscaped)
            return reader.ValueSpan.SequenceEqual(expected);
        return reader.ValueSpan.Length <= expected.Length * LongestEscape
            && TryUnescape(reader.ValueSpan, out var text)
            && text.SequenceEqual(expected);
    }

    /// <summary>Decodes the inside of a string token; false when it is not valid text.</summary>
    public static bool TryDecode(ReadOnlySpan<byte> raw, bool isEscaped, out ReadOnlySpan<byte> utf8)
    {
        utf8 = raw;
        return isEscaped ? TryUnescape(raw, out utf8) : Utf8.IsValid(raw);
    }

    private static bool TryUnescape(ReadOnlySpan<byte> raw, out ReadOnlySpan<byte> utf8)
    {
        byte[] token = [(byte)'"', .. raw, (byte)'"'];
        var text = new byte[raw.Length];
        var reader = new Utf8JsonReader(token);
        try
        {
            reader.Read();
            utf8 = text.AsSpan(0, reader.CopyString(text));
            return true;
        }
        catch (InvalidOperationException)
        {
            // Half a surrogate pair or invalid UTF-8: the only way CopyString has to say so.
            utf8 = default;
            return false;
        }
    }
}
