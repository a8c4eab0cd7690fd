namespace WigToken.Storage.Access;

/// <summary>A token that is to be issued.</summary>
/// <param name="User">Whose it is to be.</param>
/// <param name="Scope">What it is for.</param>
/// <param name="Label">A note; may be empty.</param>
/// <param name="Exposes">What an embed token shows.</param>
/// <param name="ExpiresMs">When it ends, Unix milliseconds; null: never.</param>
public sealed record NewToken(string User, TokenScope Scope, string Label, EmbedExposures Exposes, long? ExpiresMs);
