using System.Text;

namespace WigToken.Agent.Host.Secrets;

/// <summary>Finds tokens in text that was meant to hold none: people put them into the wrong place, and messages repeat what was found.</summary>
internal static class TokenText
{
    // Shorter ones are words of this program's own.
    private const int ShortestSecret = 8;

    /// <summary>The text with an asterisk for every character of a token but its prefix.</summary>
    public static string Hide(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        return Hide(bytes) ? Encoding.UTF8.GetString(bytes) : text;
    }

    /// <summary>Overwrites the tokens in UTF-8 text; false where there is none.</summary>
    public static bool Hide(Span<byte> text) => Hide(text, "wts_"u8) | Hide(text, "we_"u8);

    private static bool Hide(Span<byte> text, ReadOnlySpan<byte> prefix)
    {
        var hidden = false;
        while (text.IndexOf(prefix) is >= 0 and var start)
        {
            text = text[(start + prefix.Length)..];
            var length = 0;
            while (length < text.Length && char.IsAsciiLetterOrDigit((char)text[length]))
                length++;
            if (length < ShortestSecret)
                continue;
            text[..length].Fill((byte)'*');
            hidden = true;
        }

        return hidden;
    }
}
