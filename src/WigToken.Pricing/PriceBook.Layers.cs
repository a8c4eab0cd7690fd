namespace WigToken.Pricing;

public sealed partial class PriceBook
{
    /// <summary>This book with an operator's rows on top, e.g. those of <see cref="PriceBookFile"/>.</summary>
    /// <remarks>
    /// The overrides of a model replace all its rows in this book. If the first of them has an
    /// <see cref="PriceRow.EffectiveFrom"/>, this book's rows go on applying before that day; a last
    /// <see cref="PriceRow.EffectiveTo"/> leaves the model unpriced afterwards. An override without a provider replaces the
    /// model's rows at every provider that has no override of its own.
    /// </remarks>
    /// <exception cref="PriceBookException">The rows contradict each other; every problem is listed, by position.</exception>
    public PriceBook WithOverrides(IReadOnlyList<PriceRow> overrides)
    {
        ArgumentNullException.ThrowIfNull(overrides);
        var problems = new List<string>();
        PriceRowRules.Check([.. overrides.Index()], problems);
        PriceBookException.ThrowIfAny(problems);
        return Layered(Name + "+file", overrides);
    }

    internal PriceBook Layered(string name, IReadOnlyList<PriceRow> overrides)
    {
        var byKey = overrides.ToLookup(static row => (row.Provider, row.Model));
        var rows = new List<PriceRow>();
        foreach (var group in Rows.GroupBy(static row => (row.Provider, row.Model)))
        {
            var above = byKey.Contains(group.Key) ? byKey[group.Key] : byKey[("", group.Key.Model)];
            rows.AddRange(above.Any() ? Spliced(group.Key, above) : group);
        }

        var known = Rows.Select(static row => (row.Provider, row.Model)).ToHashSet();
        foreach (var group in byKey.Where(group => !known.Contains(group.Key)))
            rows.AddRange(Spliced(group.Key, group));

        return new PriceBook(name, rows);
    }

    // Looks the lower rows up as any caller would: an override may name a dated id or another spelling of a listed model.
    private IEnumerable<PriceRow> Spliced((string Provider, string Model) key, IEnumerable<PriceRow> above)
    {
        var below = TimelineOf(key.Provider, key.Model)?.Before(above.Min(static row => row.EffectiveFrom ?? DateOnly.MinValue)) ?? [];
        return below.Concat(above).Select(row => row with { Provider = key.Provider, Model = key.Model });
    }
}
