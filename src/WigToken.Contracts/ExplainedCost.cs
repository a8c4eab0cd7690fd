namespace WigToken.Contracts;

/// <summary>A message's cost, term by term.</summary>
/// <param name="Usd">What is stored, US dollars; 0 when <paramref name="Unpriced"/>.</param>
/// <param name="Unpriced">Whether it is stored without a price.</param>
/// <param name="IsCurrent">Whether the prices in force now make the same of it; otherwise pricing history again would change it.</param>
/// <param name="CurrentUsd">What the prices in force now make of it, which is the sum of the terms; null: they have none.</param>
/// <param name="Price">The price row in force now; null: there is none.</param>
/// <param name="Terms">Each kind of tokens times its rate; empty without a price.</param>
public sealed record ExplainedCost(
    decimal Usd, bool Unpriced, bool IsCurrent, decimal? CurrentUsd, ExplainedPrice? Price, IReadOnlyList<CostTerm> Terms);

/// <summary>The price row that applies to a message.</summary>
/// <param name="Book">The price book's name.</param>
/// <param name="Fingerprint">Changes whenever some usage would be priced differently.</param>
/// <param name="Provider">The row's provider; empty: any.</param>
/// <param name="Model">The row's model, which may name the message's without its date.</param>
/// <param name="EffectiveFrom">The row's first day, UTC; null: from the beginning.</param>
/// <param name="EffectiveTo">The row's last day, UTC, inclusive; null: open.</param>
/// <param name="Source">Where the figures are from.</param>
/// <param name="Band"><c>standard</c>, or <c>long_prompt</c>: the prompt is longer than <paramref name="LongPromptAbove"/>.</param>
/// <param name="LongPromptAbove">The longest prompt at standard rates; null: length makes no difference.</param>
/// <param name="PromptTokens">The message's prompt: all that went in, cached or not.</param>
public sealed record ExplainedPrice(
    string Book, string Fingerprint, string Provider, string Model, string? EffectiveFrom, string? EffectiveTo, string Source, string Band,
    long? LongPromptAbove, long PromptTokens);

/// <summary>Tokens of one kind times their rate.</summary>
/// <param name="Kind"><c>input</c>, <c>cache_write_5m</c>, <c>cache_write_1h</c>, <c>cache_read</c> or <c>output</c>.</param>
/// <param name="Tokens">How many.</param>
/// <param name="UsdPerMillion">The rate, US dollars per million tokens.</param>
/// <param name="Usd">The product.</param>
public sealed record CostTerm(string Kind, long Tokens, decimal UsdPerMillion, decimal Usd);
