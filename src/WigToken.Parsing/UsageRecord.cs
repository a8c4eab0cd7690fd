namespace WigToken.Parsing;

/// <summary>One copy of a message's usage: counts and labels, no text. The same message usually comes in several copies.</summary>
public sealed record UsageRecord
{
    /// <summary>The identity of the message over the whole store; never empty.</summary>
    public required string MessageId { get; init; }

    /// <summary>The model's id; <c>unknown</c> where the source names none.</summary>
    public required string Model { get; init; }

    /// <summary>Who serves the model, such as <c>anthropic</c>; empty if unknown.</summary>
    public string Provider { get; init; } = "";

    /// <summary>The API request's id, if known.</summary>
    public string? RequestId { get; init; }

    /// <summary>The session's id, if known.</summary>
    public string? SessionId { get; init; }

    /// <summary>Whether a sub-agent or a side question made the call.</summary>
    public bool IsSidechain { get; init; }

    /// <summary>When this copy was written, Unix milliseconds, UTC.</summary>
    public required long TimestampMs { get; init; }

    /// <summary>The token counts of this copy.</summary>
    public required TokenCounts Counts { get; init; }

    /// <summary>Where this copy stands among those of the same message.</summary>
    public CopyRank Rank => new(Counts, TimestampMs, IsSidechain);
}
