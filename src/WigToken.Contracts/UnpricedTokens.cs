namespace WigToken.Contracts;

/// <summary>Tokens of a model that no price is known for.</summary>
/// <param name="Provider">Who serves the model; empty: unknown.</param>
/// <param name="Model">The model's id.</param>
/// <param name="Tokens">How many.</param>
public sealed record UnpricedTokens(string Provider, string Model, long Tokens);
