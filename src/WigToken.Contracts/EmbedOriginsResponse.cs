namespace WigToken.Contracts;

/// <summary><c>GET /api/admin/embed-origins</c>.</summary>
/// <param name="Origins">All of them, oldest first.</param>
public sealed record EmbedOriginsResponse(IReadOnlyList<EmbedOriginInfo> Origins);

/// <summary>An origin whose pages may show widgets.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Origin">Scheme, host and port.</param>
/// <param name="Label">A note; may be empty.</param>
/// <param name="CreatedAt">When it was added, Unix milliseconds.</param>
public sealed record EmbedOriginInfo(long Id, string Origin, string Label, long CreatedAt);
