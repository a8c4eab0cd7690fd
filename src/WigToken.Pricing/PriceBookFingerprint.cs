using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace WigToken.Pricing;

/// <summary>Hashes what decides a price, and only that: a corrected source note is no change.</summary>
internal static class PriceBookFingerprint
{
    private const int HexDigits = 16;

    public static string Of(IEnumerable<KeyValuePair<string, ModelPrices>> models)
    {
        var canonical = new StringBuilder();
        foreach (var (id, prices) in models.OrderBy(static model => model.Key, StringComparer.Ordinal))
        {
            foreach (var timeline in prices.Providers)
                Append(canonical, id, timeline);
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(canonical.ToString())))[..HexDigits];
    }

    // Ids hold no white space, so tabs and line ends keep the fields apart.
    private static void Append(StringBuilder canonical, string id, PriceTimeline timeline)
    {
        for (var i = 0; i < timeline.Rows.Count; i++)
        {
            var (first, last) = timeline.SpanOf(i);
            var price = timeline.Rows[i].Price;
            canonical.Append(CultureInfo.InvariantCulture, $"{id}\t{timeline.Provider}\t{first}\t{last}");
            Append(canonical, price.Standard);
            if (price.LongPrompt is { } band)
            {
                canonical.Append(CultureInfo.InvariantCulture, $"\t{band.Above}");
                Append(canonical, band.Rates);
            }

            canonical.Append('\n');
        }
    }

    private static void Append(StringBuilder canonical, TokenRates rates) => canonical.Append(
        CultureInfo.InvariantCulture,
        $"\t{rates.Input}\t{rates.CacheWrite5m}\t{rates.CacheWrite1h}\t{rates.CacheRead}\t{rates.Output}");
}
