namespace WigToken.Contracts;

/// <summary><c>POST /api/auth/session</c>.</summary>
/// <param name="Token">A token of scope <c>read</c> or <c>admin</c>.</param>
public sealed record SignInRequest(string? Token);
