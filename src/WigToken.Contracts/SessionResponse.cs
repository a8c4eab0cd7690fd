namespace WigToken.Contracts;

/// <summary><c>POST</c> and <c>GET /api/auth/session</c>: who is signed in.</summary>
/// <param name="User">Who.</param>
/// <param name="Scope"><c>read</c> or <c>admin</c>.</param>
/// <param name="ExpiresAt">When the sign-in ends, Unix milliseconds; null: it is the host's, not ours.</param>
/// <param name="Antiforgery">What the header <c>WigToken-Antiforgery</c> must carry with every request that changes something.</param>
public sealed record SessionResponse(string User, string Scope, long? ExpiresAt, string Antiforgery);
