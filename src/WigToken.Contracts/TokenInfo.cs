namespace WigToken.Contracts;

/// <summary>A token as <c>GET /api/admin/tokens</c> lists it: all but its secret.</summary>
public sealed record TokenInfo
{
    /// <summary>Its number.</summary>
    public required long Id { get; init; }

    /// <summary>Whose it is.</summary>
    public required string User { get; init; }

    /// <summary><c>ingest</c>, <c>read</c>, <c>admin</c> or <c>embed</c>.</summary>
    public required string Scope { get; init; }

    /// <summary>A note of its issuer; empty if there is none.</summary>
    public required string Label { get; init; }

    /// <summary>The first characters of its secret.</summary>
    public required string Prefix { get; init; }

    /// <summary>What an embed token shows: some of <c>totals</c>, <c>timeseries</c>, <c>models</c>, <c>users</c>, <c>machines</c>, <c>recent</c>. Empty for others.</summary>
    public required IReadOnlyList<string> Exposes { get; init; }

    /// <summary>When it was issued, Unix milliseconds.</summary>
    public required long CreatedAt { get; init; }

    /// <summary>When it ends, Unix milliseconds; null: never.</summary>
    public long? ExpiresAt { get; init; }

    /// <summary>When it was revoked, Unix milliseconds; null: it was not.</summary>
    public long? RevokedAt { get; init; }

    /// <summary>When it was last used, Unix milliseconds, to within five minutes; null: never.</summary>
    public long? LastUsedAt { get; init; }

    /// <summary>The secret itself, in the answer that issues or rotates it and never again.</summary>
    [System.Text.Json.Serialization.JsonIgnore(Condition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull)]
    public string? Token { get; init; }
}
