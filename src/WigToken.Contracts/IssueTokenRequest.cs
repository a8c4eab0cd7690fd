namespace WigToken.Contracts;

/// <summary><c>POST /api/admin/tokens</c>.</summary>
/// <param name="User">Whose it is to be.</param>
/// <param name="Scope"><c>ingest</c>, <c>read</c>, <c>admin</c> or <c>embed</c>.</param>
/// <param name="Label">A note.</param>
/// <param name="ExpiresAt">When it ends, Unix milliseconds; null: never.</param>
/// <param name="Exposes">What an embed token shows; null: <c>totals</c>, <c>timeseries</c> and <c>models</c>.</param>
public sealed record IssueTokenRequest(string? User, string? Scope, string? Label = null, long? ExpiresAt = null, IReadOnlyList<string>? Exposes = null);
