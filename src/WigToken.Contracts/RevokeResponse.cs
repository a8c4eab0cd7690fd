namespace WigToken.Contracts;

/// <summary><c>DELETE /api/admin/tokens/{id}</c> and <c>DELETE /api/admin/embed-origins/{id}</c>.</summary>
/// <param name="Revoked">Whether this call ended it; false: it had ended before.</param>
public sealed record RevokeResponse(bool Revoked);
