namespace WigToken.Storage.Access;

/// <summary>An origin whose pages may show widgets.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Origin">Scheme, host and port as browsers write them, such as <c>https://example.org</c>.</param>
/// <param name="Label">A note; may be empty.</param>
/// <param name="CreatedMs">When it was added, Unix milliseconds.</param>
public sealed record EmbedOrigin(long Id, string Origin, string Label, long CreatedMs);
