using System.Net;

namespace WigToken.Badges;

/// <summary>
/// A picture of a label and a value. It brings its own ground, so that it is read on light pages and on dark ones, and nothing in it acts, refers or loads.
/// </summary>
internal static class Badge
{
    private const int Padding = 7, Height = 20, Round = 4;

    // White on either: 10.4 to 1 and 6.7 to 1.
    private const string LabelGround = "#3f3f46", ValueGround = "#1d4ed8";

    public static string Draw(string label, string value)
    {
        var (labelText, valueText) = (TextWidth.Of(label), TextWidth.Of(value));
        var (left, right) = (labelText + 2 * Padding, valueText + 2 * Padding);
        var name = WebUtility.HtmlEncode($"{label}: {value}");
        return $"""
            <svg xmlns="http://www.w3.org/2000/svg" width="{left + right}" height="{Height}" role="img" aria-label="{name}">
            <title>{name}</title>
            <rect width="{left + right}" height="{Height}" rx="{Round}" fill="{LabelGround}"/>
            <path d="M{left} 0h{right - Round}a{Round} {Round} 0 0 1 {Round} {Round}v{Height - 2 * Round}a{Round} {Round} 0 0 1 -{Round} {Round}h-{right - Round}z" fill="{ValueGround}"/>
            <g fill="#fff" font-family="Verdana,Geneva,DejaVu Sans,sans-serif" font-size="11">
            <text x="{Padding}" y="14" textLength="{labelText}" lengthAdjust="spacingAndGlyphs">{WebUtility.HtmlEncode(label)}</text>
            <text x="{left + Padding}" y="14" textLength="{valueText}" lengthAdjust="spacingAndGlyphs">{WebUtility.HtmlEncode(value)}</text>
            </g>
            </svg>

            """.ReplaceLineEndings("\n");
    }
}
