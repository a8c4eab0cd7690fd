namespace WigToken.Contracts;

/// <summary><c>POST /api/admin/prices/reprice</c>.</summary>
/// <param name="DryRun">Whether only to say what would change; it has to be said.</param>
public sealed record RepriceRequest(bool? DryRun);
