using WigToken.Contracts;
using WigToken.Storage;

namespace WigToken.Endpoints;

/// <summary>Turns the ledger's integers into what the contract shows. The only place where money and weights stop being integers.</summary>
internal static class Shapes
{
    /// <summary>Nano-dollars as dollars, exactly.</summary>
    public static decimal Usd(long nanoDollars) => nanoDollars / 1_000_000_000m;

    /// <summary>Hundredths of a weighted token as tokens, exactly.</summary>
    public static decimal Weighted(long hundredths) => hundredths / 100m;

    public static Totals Totals(UsageSum sum) => new()
    {
        Input = sum.Counts.Input,
        CacheCreation = sum.Counts.CacheCreation,
        CacheRead = sum.Counts.CacheRead,
        Output = sum.Counts.Output,
        Sum = sum.Counts.Total,
        Messages = sum.Messages,
        CostUsd = Usd(sum.CostNano),
        Weighted = Weighted(sum.Weight),
        UnpricedTokens = sum.UnpricedTokens,
    };

    public static TotalsResponse Totals(UsageSum sum, DateTimeOffset now) => new(Totals(sum), now.ToUnixTimeMilliseconds());

    /// <summary>Sums by key, the most expensive first; of equal cost the heavier, then by name.</summary>
    public static List<(TKey Key, UsageSum Sum)> GroupBy<TKey>(this IEnumerable<(Series Series, UsageSum Sum)> rows, Func<Series, TKey> keyOf)
        where TKey : notnull
    {
        var sums = new Dictionary<TKey, UsageSum>();
        foreach (var (series, sum) in rows)
        {
            var key = keyOf(series);
            sums[key] = sums.GetValueOrDefault(key) + sum;
        }

        return [.. sums.Select(static pair => (pair.Key, pair.Value))
            .OrderByDescending(static entry => entry.Value.CostNano)
            .ThenByDescending(static entry => entry.Value.Weight)
            .ThenBy(static entry => entry.Key.ToString(), StringComparer.Ordinal)];
    }
}
