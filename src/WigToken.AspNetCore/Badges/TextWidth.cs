using System.Text;

namespace WigToken.Badges;

/// <summary>About how wide a text is in a sans-serif font of 11 pixels. It need not be exact: the picture stretches the text to the width it says.</summary>
internal static class TextWidth
{
    public static int Of(string text) => (int)Math.Ceiling(text.EnumerateRunes().Sum(Of));

    private static double Of(Rune rune) => rune.Value switch
    {
        'i' or 'j' or 'l' or 'I' or '.' or ',' or ':' or ';' or '\'' or '|' or '!' => 3.8,
        'f' or 't' or 'r' or ' ' or '(' or ')' or '[' or ']' or '/' or '-' => 4.6,
        'm' or 'w' or 'M' or 'W' or '@' or '%' => 10.2,
        (>= 'A' and <= 'Z') or '&' or '+' or '<' or '>' or '=' => 7.8,
        < 0x1100 => 6.8,
        // From Hangul on, most take a square.
        _ => 11,
    };
}
