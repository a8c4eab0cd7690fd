namespace WigToken.Generate;

internal sealed class FeatureTally(SeededRandom random)
{
    /// <summary>A feature that has not occurred yet comes at least this often, so that small trees have the rare ones too.</summary>
    private const double FirstRate = 0.1;

    private readonly long[] counts = new long[Enum.GetValues<Feature>().Length];

    internal long this[Feature feature] => counts[(int)feature];

    internal void Count(Feature feature) => counts[(int)feature]++;

    /// <summary>Decides whether the feature occurs now, and counts it when it does.</summary>
    internal bool Chance(Feature feature, double rate)
    {
        var occurs = random.Chance(this[feature] == 0 ? Math.Max(rate, FirstRate) : rate);
        if (occurs)
            Count(feature);
        return occurs;
    }

    internal IReadOnlyDictionary<Feature, long> ToDictionary() =>
        Enum.GetValues<Feature>().ToDictionary(feature => feature, feature => this[feature]);
}
