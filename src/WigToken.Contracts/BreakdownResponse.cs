namespace WigToken.Contracts;

/// <summary><c>GET /api/usage/breakdown</c>.</summary>
/// <param name="Tokens">Tokens by user, machine, model and kind; kinds without tokens are left out.</param>
/// <param name="Cost">Messages and cost by user, machine and model family.</param>
/// <param name="Timestamp">When the answer was made, Unix milliseconds.</param>
public sealed record BreakdownResponse(IReadOnlyList<TokenBreakdown> Tokens, IReadOnlyList<CostBreakdown> Cost, long Timestamp);

/// <summary>Tokens of one kind.</summary>
/// <param name="User">The person.</param>
/// <param name="Machine">The machine.</param>
/// <param name="Model">The model's id.</param>
/// <param name="ModelFamily">Its family.</param>
/// <param name="Kind"><c>input</c>, <c>cache_creation</c>, <c>cache_read</c> or <c>output</c>.</param>
/// <param name="Tokens">How many.</param>
public sealed record TokenBreakdown(string User, string Machine, string Model, string ModelFamily, string Kind, long Tokens);

/// <summary>What a family of models cost somebody.</summary>
/// <param name="User">The person.</param>
/// <param name="Machine">The machine.</param>
/// <param name="ModelFamily">The family.</param>
/// <param name="Messages">Number of messages.</param>
/// <param name="CostUsd">US dollars.</param>
/// <param name="WeightedInputEq">Tokens weighted as input tokens.</param>
public sealed record CostBreakdown(string User, string Machine, string ModelFamily, long Messages, decimal CostUsd, decimal WeightedInputEq);
