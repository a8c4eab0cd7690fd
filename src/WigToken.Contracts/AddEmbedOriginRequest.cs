namespace WigToken.Contracts;

/// <summary><c>POST /api/admin/embed-origins</c>.</summary>
/// <param name="Origin">An address of the page, such as <c>https://example.org</c>.</param>
/// <param name="Label">A note.</param>
public sealed record AddEmbedOriginRequest(string? Origin, string? Label = null);
