namespace WigToken.Pricing;

/// <summary>What every provider takes for one model id, in the order in which a book lists the providers.</summary>
internal sealed class ModelPrices(PriceTimeline[] providers)
{
    public IReadOnlyList<PriceTimeline> Providers => providers;

    /// <summary>
    /// An unknown provider gets the first that is listed: the built-in books list the model's own vendor first. A known one gets
    /// its own rows, else the rows that hold for any; never another provider's.
    /// </summary>
    public PriceTimeline? At(string provider) => provider.Length == 0 ? providers[0] : Named(provider) ?? Named("");

    private PriceTimeline? Named(string provider)
    {
        foreach (var timeline in providers)
        {
            if (string.Equals(timeline.Provider, provider, StringComparison.Ordinal))
                return timeline;
        }

        return null;
    }
}
