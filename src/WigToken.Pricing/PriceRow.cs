namespace WigToken.Pricing;

/// <summary>One line of a price list.</summary>
/// <param name="Provider">Who bills, e.g. <c>anthropic</c>; empty when the row holds for every provider without rows of its own.</param>
/// <param name="Model">The exact model id; without a date suffix it holds for every dated id too.</param>
/// <param name="EffectiveFrom">
/// First day, UTC. The first row of a model reaches back without limit whatever this says, since launch dates are approximate.
/// </param>
/// <param name="EffectiveTo">Last day, inclusive, UTC; null until the next row of the model starts.</param>
/// <param name="Price">The rates.</param>
/// <param name="Source">Where the figures are from, for people; empty when not said.</param>
public sealed record PriceRow(string Provider, string Model, DateOnly? EffectiveFrom, DateOnly? EffectiveTo, Price Price, string Source);
