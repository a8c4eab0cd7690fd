namespace WigToken.Storage.Access;

/// <summary>A token as it is kept: all but its secret.</summary>
public sealed record Token
{
    /// <summary>Its number.</summary>
    public required long Id { get; init; }

    /// <summary>Whose it is; usage that comes with it counts as theirs.</summary>
    public required string User { get; init; }

    /// <summary>What it is for.</summary>
    public required TokenScope Scope { get; init; }

    /// <summary>A note of its issuer; empty if there is none.</summary>
    public string Label { get; init; } = "";

    /// <summary>The first characters of its secret, to know it again by.</summary>
    public required string Prefix { get; init; }

    /// <summary>What it shows, of an embed token.</summary>
    public EmbedExposures Exposes { get; init; }

    /// <summary>When it was issued, Unix milliseconds.</summary>
    public required long CreatedMs { get; init; }

    /// <summary>When it ends, Unix milliseconds; null: never.</summary>
    public long? ExpiresMs { get; init; }

    /// <summary>When it was revoked, Unix milliseconds; null: it was not.</summary>
    public long? RevokedMs { get; init; }

    /// <summary>When it was last used, Unix milliseconds, to within five minutes; null: never.</summary>
    public long? LastUsedMs { get; init; }

    /// <summary>Whether it is neither revoked nor expired.</summary>
    public bool IsLive(long nowMs) => RevokedMs is null && !(ExpiresMs <= nowMs);
}
