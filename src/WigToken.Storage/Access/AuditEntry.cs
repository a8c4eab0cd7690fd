namespace WigToken.Storage.Access;

/// <summary>Who did what, when, from where.</summary>
public sealed record AuditEntry
{
    /// <summary>Its number; 0 before it is stored.</summary>
    public long Id { get; init; }

    /// <summary>When, Unix milliseconds.</summary>
    public required long TimeMs { get; init; }

    /// <summary>The token that was used, if any.</summary>
    public long? TokenId { get; init; }

    /// <summary>What was done, one of <see cref="AuditActions"/>.</summary>
    public required string Action { get; init; }

    /// <summary>Who did it; empty if nobody knows.</summary>
    public string User { get; init; } = "";

    /// <summary>The client's address; empty for the command line.</summary>
    public string Address { get; init; } = "";

    /// <summary>The size of what was sent, if something was.</summary>
    public long? Bytes { get; init; }

    /// <summary>The particulars, a JSON object. Never a secret.</summary>
    public string Meta { get; init; } = "{}";
}
