using WigToken.Parsing;

namespace WigToken.Pricing;

/// <summary>
/// What one token of each kind weighs, in hundredths of an uncached input token: 1 : 1.25 : 0.1 : 5 for every model.
/// </summary>
/// <remarks>Weights compare usage across models without a price; they never depend on a <see cref="PriceBook"/>.</remarks>
public static class TokenWeights
{
    /// <summary>An uncached input token: the unit.</summary>
    public const int Input = 100;

    /// <summary>A token written to either cache.</summary>
    public const int CacheWrite = 125;

    /// <summary>A token read from the cache.</summary>
    public const int CacheRead = 10;

    /// <summary>An output token.</summary>
    public const int Output = 500;

    /// <summary>The weight of <paramref name="counts"/> in hundredths: exact, to be divided by 100 only when shown.</summary>
    /// <remarks>
    /// Linear, so the weight of a difference is the difference of the weights. Five counts of
    /// <see cref="TokenCounts.MaxCount"/> weigh 860 * 2^53, which is below 2^63: no message overflows.
    /// </remarks>
    public static long Weigh(in TokenCounts counts) =>
        Input * counts.Input + CacheWrite * counts.CacheCreation + CacheRead * counts.CacheRead + Output * counts.Output;
}
