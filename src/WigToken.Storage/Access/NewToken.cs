namespace WigToken.Storage.Access;

/// <summary>A token that is to be issued.</summary>
/// <param name="User">Whose it is to be.</param>
/// <param name="Scope">What it is for.</param>
/// <param name="Label">A note; may be empty.</param>
/// <param name="Exposes">What an embed token shows.</param>
/// <param name="ExpiresMs">When it ends, Unix milliseconds; null: never.</param>
public sealed record NewToken(string User, TokenScope Scope, string Label, EmbedExposures Exposes, long? ExpiresMs)
{
    private const int MaxLength = 256;
    private const EmbedExposures All =
        EmbedExposures.Totals | EmbedExposures.Timeseries | EmbedExposures.Models | EmbedExposures.Users | EmbedExposures.Machines | EmbedExposures.Recent | EmbedExposures.Badge;

    /// <summary>What is wrong with it: what was found and what was expected; null if nothing is.</summary>
    public string? Problem(long nowMs)
    {
        if (!Enum.IsDefined(Scope))
            return $"'scope' is {(int)Scope}, which is none of the scopes.";
        if (string.IsNullOrWhiteSpace(User) || !PlainText.IsPlain(User, MaxLength))
            return $"'user' is to be a name of 1 to {MaxLength} characters without control characters.";
        if (!PlainText.IsPlain(Label, MaxLength))
            return $"'label' is to be at most {MaxLength} characters without control characters.";
        if (ExpiresMs <= nowMs)
            return "'expiresAt' is in the past; expected Unix milliseconds in the future.";
        if (ExpiresMs > DateTimeOffset.MaxValue.ToUnixTimeMilliseconds())
            return "'expiresAt' is beyond the year 9999; leave it out for a token that never ends.";
        if ((Exposes & ~All) != EmbedExposures.None)
            return $"'exposes' is {(int)Exposes}, which holds more than there is to show.";
        if (Scope == TokenScope.Embed)
            return Exposes == EmbedExposures.None ? "'exposes' is empty, so the token would show nothing." : null;
        return Exposes == EmbedExposures.None ? null : "'exposes' is for embed tokens only.";
    }
}
