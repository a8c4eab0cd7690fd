namespace WigToken.Contracts;

/// <summary><c>POST /api/admin/tokens/{id}/rotate</c>; the body may be left out.</summary>
/// <param name="GraceSeconds">How long the old secret stays good; null: a day.</param>
public sealed record RotateTokenRequest(long? GraceSeconds = null);
