using System.Globalization;

namespace WigToken.Storage.Access;

/// <summary>Names and notes that people choose.</summary>
public static class PlainText
{
    /// <summary>
    /// Whether a text is at most so long, is whole Unicode, and holds nothing that hides or reorders what stands around it: no control characters,
    /// line separators or marks of direction.
    /// </summary>
    public static bool IsPlain(string text, int maxLength)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length > maxLength)
            return false;
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
                i++;
            else if (IsHarmful(text[i]))
                return false;
        }

        return true;
    }

    private static bool IsHarmful(char c) =>
        char.IsControl(c) || char.IsSurrogate(c) || c is '\u061C' or '\u200E' or '\u200F' or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069')
        || CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;
}
