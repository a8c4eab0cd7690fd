namespace WigToken.Pricing;

public sealed partial class PriceBook
{
    /// <summary>
    /// One rate per family for the models of the cost table (Opus 4.x, Sonnet 4.x, Haiku 4.5), the published rates for every other.
    /// </summary>
    /// <remarks>The rows of the cost table know no dates, no long prompts, and no extra fee for a one-hour cache write.</remarks>
    public static PriceBook Default => BuiltInBooks.Default;

    /// <summary>The rates that the providers publish, each for its own dates, for every model.</summary>
    public static PriceBook Published => BuiltInBooks.Published;
}
