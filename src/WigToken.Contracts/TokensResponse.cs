namespace WigToken.Contracts;

/// <summary><c>GET /api/admin/tokens</c>.</summary>
/// <param name="Tokens">All of them, revoked ones too, oldest first.</param>
public sealed record TokensResponse(IReadOnlyList<TokenInfo> Tokens);
