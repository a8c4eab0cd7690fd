namespace WigToken.Pricing;

/// <summary>What usage cost: an exact amount, or <see cref="Unpriced"/>, which is not the same as nothing.</summary>
public readonly record struct Cost
{
    private Cost(long nanoDollars)
    {
        IsPriced = true;
        NanoDollars = nanoDollars;
    }

    /// <summary>The cost of usage that no price row applies to; also the default value.</summary>
    public static Cost Unpriced => default;

    /// <summary>Whether a price was found. Free usage is priced, at zero.</summary>
    public bool IsPriced { get; }

    /// <summary>
    /// The amount in billionths of a US dollar. Zero when unpriced, so that a sum may take every cost; ask
    /// <see cref="IsPriced"/> before storing or showing a single one.
    /// </summary>
    public long NanoDollars { get; }

    /// <summary>A priced cost of that many billionths of a US dollar.</summary>
    public static Cost FromNanoDollars(long nanoDollars) => new(nanoDollars);
}
