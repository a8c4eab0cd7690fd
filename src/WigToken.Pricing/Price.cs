using WigToken.Parsing;

namespace WigToken.Pricing;

/// <summary>What a model's tokens cost.</summary>
/// <param name="Standard">The rates of every request that is not in <paramref name="LongPrompt"/>.</param>
/// <param name="LongPrompt">The rates of requests with a long prompt; null when length makes no difference.</param>
public sealed record Price(TokenRates Standard, LongPromptBand? LongPrompt)
{
    /// <summary>The cost of one request, exact to the nano-dollar.</summary>
    /// <remarks>
    /// Priced per request, never per sum of requests: a sum may cross into <see cref="LongPrompt"/> though no request did.
    /// An amount above <see cref="long.MaxValue"/> nano-dollars (nine billion dollars) stays at that value.
    /// </remarks>
    public Cost Of(in TokenCounts counts) => Cost.FromNanoDollars(long.CreateSaturating(RatesOf(counts).NanoDollarsOf(counts)));

    /// <summary>Whether a request is in <see cref="LongPrompt"/>.</summary>
    public bool IsLong(in TokenCounts counts) => LongPrompt is { } band && counts.Prompt > band.Above;

    /// <summary>The rates of one request.</summary>
    public TokenRates RatesOf(in TokenCounts counts) => IsLong(counts) ? LongPrompt!.Value.Rates : Standard;
}
