using WigToken.Storage;

namespace WigToken.Endpoints;

/// <summary>The label filters of a request: a series matches when each label that is filtered has one of the values given. An empty value is the empty label.</summary>
internal sealed class SeriesFilter
{
    private const int MostValues = 50;

    private readonly IReadOnlyList<(string Name, Func<Series, string> KeyOf, HashSet<string> Values)> _conditions;

    // By reference: the store hands out one object for a series, and a year of a team is a hundred thousand rows of five thousand series.
    private readonly Dictionary<Series, bool> _known = new(ReferenceEqualityComparer.Instance);

    private SeriesFilter(IReadOnlyList<(string Name, Func<Series, string> KeyOf, HashSet<string> Values)> conditions) => _conditions = conditions;

    /// <summary>For the store; null: every series matches.</summary>
    public Predicate<Series>? Predicate => _conditions.Count == 0 ? null : Matches;

    public static SeriesFilter Of(Query query) => new(
        [.. SeriesKey.All.Where(key => query.Has(key.Key)).Select(key => (key.Key, key.Value, query.Values(key.Key, MostValues).ToHashSet(StringComparer.Ordinal)))]);

    /// <summary>The same without the filter of one label.</summary>
    public SeriesFilter Without(string name) => new([.. _conditions.Where(condition => condition.Name != name)]);

    public bool Matches(Series series)
    {
        if (_conditions.Count == 0)
            return true;
        if (!_known.TryGetValue(series, out var matches))
            _known[series] = matches = _conditions.All(condition => condition.Values.Contains(condition.KeyOf(series)));
        return matches;
    }
}
