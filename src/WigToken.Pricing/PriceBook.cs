using System.Collections.Frozen;

namespace WigToken.Pricing;

/// <summary>Dated prices per provider and model. Immutable; safe to share between threads.</summary>
/// <remarks>
/// A model matches by its exact id, by the exact id and a date suffix (<c>-20250929</c>, <c>@20250929</c>), or by one of a few
/// known other spellings (<c>claude-4-opus</c>). Nothing looser: a model that is not listed is unpriced, never priced like its neighbour.
/// </remarks>
public sealed partial class PriceBook
{
    private readonly FrozenDictionary<string, ModelPrices> _models;
    private readonly FrozenDictionary<string, ModelPrices>.AlternateLookup<ReadOnlySpan<char>> _modelsBySpan;

    internal PriceBook(string name, IReadOnlyList<PriceRow> rows)
    {
        Name = name;
        Rows = rows;
        var models = rows.GroupBy(static row => row.Model, StringComparer.Ordinal).ToDictionary(
            static model => model.Key,
            static model => new ModelPrices([.. ByProvider(model)]),
            StringComparer.Ordinal);
        foreach (var (alias, model) in ModelAliases.All)
        {
            if (models.TryGetValue(model, out var prices))
                models.TryAdd(alias, prices);
        }

        _models = models.ToFrozenDictionary(StringComparer.Ordinal);
        _modelsBySpan = _models.GetAlternateLookup<ReadOnlySpan<char>>();
        Fingerprint = PriceBookFingerprint.Of(_models);
    }

    /// <summary><c>default</c> or <c>published</c>, followed by <c>+file</c> for each layer of overrides.</summary>
    public string Name { get; }

    /// <summary>
    /// Sixteen hexadecimal digits that change whenever some usage would be priced differently, so that a store can notice it.
    /// </summary>
    public string Fingerprint { get; }

    /// <summary>All rows, as they apply after layering.</summary>
    public IReadOnlyList<PriceRow> Rows { get; }

    /// <summary>The row that applies to a model at a time; null when the usage is <see cref="Cost.Unpriced"/>.</summary>
    /// <remarks>
    /// A row applies until its last day or the start of the model's next row; after a last day without a next row the model is
    /// unpriced. Allocates nothing.
    /// </remarks>
    /// <param name="provider">
    /// Who billed; empty when not known, which matches on the model id alone, at the provider that the book lists first.
    /// </param>
    /// <param name="model">The model id as the provider reported it.</param>
    /// <param name="unixMilliseconds">When the usage happened, in milliseconds since 1970, UTC.</param>
    public PriceRow? Find(string provider, string model, long unixMilliseconds) =>
        TimelineOf(provider, model)?.Find(unixMilliseconds);

    private PriceTimeline? TimelineOf(string provider, string model)
    {
        if (_models.TryGetValue(model, out var exact) && exact.At(provider) is { } timeline)
            return timeline;

        return ModelId.TryRemoveDate(model, out var name) && _modelsBySpan.TryGetValue(name, out var undated)
            ? undated.At(provider)
            : null;
    }

    private static IEnumerable<PriceTimeline> ByProvider(IEnumerable<PriceRow> rows) => rows
        .GroupBy(static row => row.Provider, StringComparer.Ordinal)
        .Select(static provider => new PriceTimeline(provider.Key, provider));
}
