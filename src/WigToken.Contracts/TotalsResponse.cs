namespace WigToken.Contracts;

/// <summary><c>GET /api/usage/totals</c>, and each <c>totals</c> event of <c>/api/usage/stream</c>.</summary>
/// <param name="Totals">The sums over everything.</param>
/// <param name="Timestamp">When the answer was made, Unix milliseconds.</param>
public sealed record TotalsResponse(Totals Totals, long Timestamp);
