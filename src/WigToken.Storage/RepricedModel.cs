namespace WigToken.Storage;

/// <summary>What another price book makes of one model's messages.</summary>
/// <param name="Provider">Who serves the model.</param>
/// <param name="Model">The model's id.</param>
/// <param name="Messages">How many messages there are.</param>
/// <param name="Changed">How many of them cost something else.</param>
/// <param name="OldCostNano">What they cost before, nano-dollars.</param>
/// <param name="NewCostNano">What they cost now.</param>
/// <param name="OldUnpriced">How many had no price before.</param>
/// <param name="NewUnpriced">How many have none now.</param>
public readonly record struct RepricedModel(
    string Provider, string Model, long Messages, long Changed, long OldCostNano, long NewCostNano, long OldUnpriced, long NewUnpriced)
{
    /// <summary>Adds the figures of the same model.</summary>
    public static RepricedModel operator +(RepricedModel a, RepricedModel b) => new(
        b.Provider, b.Model, a.Messages + b.Messages, a.Changed + b.Changed, a.OldCostNano + b.OldCostNano, a.NewCostNano + b.NewCostNano,
        a.OldUnpriced + b.OldUnpriced, a.NewUnpriced + b.NewUnpriced);
}
