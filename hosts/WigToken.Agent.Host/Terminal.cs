using System.Text;

namespace WigToken.Agent.Host;

/// <summary>Text of others, such as paths and message ids, on somebody's terminal.</summary>
internal static class Terminal
{
    /// <summary>The text with a mark in the place of whatever a terminal would obey instead of showing: control characters and changes of direction.</summary>
    public static string Plain(string text) => string.Concat(text.EnumerateRunes().Select(static rune => (Rune.IsControl(rune) || IsFormat(rune) ? Rune.ReplacementChar : rune).ToString()));

    private static bool IsFormat(Rune rune) => Rune.GetUnicodeCategory(rune) is System.Globalization.UnicodeCategory.Format or System.Globalization.UnicodeCategory.LineSeparator
        or System.Globalization.UnicodeCategory.ParagraphSeparator;
}
