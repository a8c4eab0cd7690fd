namespace WigToken.Parsing;

/// <summary>What one model was used for.</summary>
/// <param name="Model">The model's id.</param>
/// <param name="Messages">Distinct messages.</param>
/// <param name="Counts">Their tokens.</param>
public readonly record struct ModelUsage(string Model, int Messages, TokenCounts Counts);
