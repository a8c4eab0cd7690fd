using WigToken.Parsing;
using WigToken.Pricing;

namespace WigToken.Storage;

/// <summary>A sum over messages. Integers only, so that sums of sums are exact.</summary>
/// <param name="Messages">Number of messages.</param>
/// <param name="Counts">Their tokens.</param>
/// <param name="CostNano">What the priced ones cost, in nano-dollars.</param>
/// <param name="UnpricedTokens">Tokens of those that no price is known for; they are in <paramref name="Counts"/> too.</param>
public readonly record struct UsageSum(long Messages, TokenCounts Counts, long CostNano, long UnpricedTokens)
{
    /// <summary>The weighted total in hundredths of an input token.</summary>
    public long Weight => TokenWeights.Weigh(Counts);

    /// <summary>Adds part by part.</summary>
    /// <exception cref="OverflowException">The messages, the cost or the unpriced tokens are past a 64-bit integer.</exception>
    public static UsageSum operator +(UsageSum a, UsageSum b) =>
        checked(new(a.Messages + b.Messages, a.Counts + b.Counts, a.CostNano + b.CostNano, a.UnpricedTokens + b.UnpricedTokens));

    /// <summary>Subtracts part by part.</summary>
    /// <exception cref="OverflowException">The messages, the cost or the unpriced tokens are past a 64-bit integer.</exception>
    public static UsageSum operator -(UsageSum a, UsageSum b) =>
        checked(new(a.Messages - b.Messages, a.Counts - b.Counts, a.CostNano - b.CostNano, a.UnpricedTokens - b.UnpricedTokens));
}
