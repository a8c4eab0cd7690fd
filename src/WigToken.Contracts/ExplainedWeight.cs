namespace WigToken.Contracts;

/// <summary>A message's weighted tokens, term by term.</summary>
/// <param name="Weighted">The sum of the terms.</param>
/// <param name="Terms">Each kind of tokens times its weight.</param>
public sealed record ExplainedWeight(decimal Weighted, IReadOnlyList<WeightTerm> Terms);

/// <summary>Tokens of one kind times their weight.</summary>
/// <param name="Kind"><c>input</c>, <c>cache_write_5m</c>, <c>cache_write_1h</c>, <c>cache_read</c> or <c>output</c>.</param>
/// <param name="Tokens">How many.</param>
/// <param name="Weight">What one weighs, in tokens of uncached input.</param>
/// <param name="Weighted">The product.</param>
public sealed record WeightTerm(string Kind, long Tokens, decimal Weight, decimal Weighted);
