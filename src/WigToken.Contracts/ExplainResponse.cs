namespace WigToken.Contracts;

/// <summary><c>GET /api/usage/explain</c>: how the figures of a message came to be.</summary>
public sealed record ExplainResponse
{
    /// <summary>The message's id.</summary>
    public required string Id { get; init; }

    /// <summary>The API request's id; null: unknown.</summary>
    public string? RequestId { get; init; }

    /// <summary>The session's id; null: unknown.</summary>
    public string? Session { get; init; }

    /// <summary>Whether a sub-agent or a side question made the call.</summary>
    public required bool Sidechain { get; init; }

    /// <summary>The person.</summary>
    public required string User { get; init; }

    /// <summary>The machine.</summary>
    public required string Machine { get; init; }

    /// <summary>The project.</summary>
    public required string Project { get; init; }

    /// <summary>The kind of source, such as <c>claude-code</c>.</summary>
    public required string Source { get; init; }

    /// <summary>Who served the model; empty: unknown.</summary>
    public required string Provider { get; init; }

    /// <summary>The model's id.</summary>
    public required string Model { get; init; }

    /// <summary>The model's family.</summary>
    public required string ModelFamily { get; init; }

    /// <summary>The earliest timestamp of all copies, Unix milliseconds: when the message counts.</summary>
    public required long First { get; init; }

    /// <summary>The timestamp of the best copy, whose counts and labels these are.</summary>
    public required long Best { get; init; }

    /// <summary><c>several</c> when the best copy is not the earliest; <c>one_or_equal</c> when all that were seen have the same time. Copies that change nothing are not written down.</summary>
    public required string Copies { get; init; }

    /// <summary>Where its counts are added up.</summary>
    public required CountsAt CountsAt { get; init; }

    /// <summary>The best copy's tokens.</summary>
    public required ExplainedCounts Counts { get; init; }

    /// <summary>The cost, term by term.</summary>
    public required ExplainedCost Cost { get; init; }

    /// <summary>The weighted tokens, term by term.</summary>
    public required ExplainedWeight Weight { get; init; }
}

/// <summary>Where a message is added up.</summary>
/// <param name="Quarter">The start of its quarter of an hour, Unix milliseconds.</param>
public sealed record CountsAt(long Quarter);

/// <summary>The five disjoint counts, and their sum.</summary>
/// <param name="Input">Uncached input tokens.</param>
/// <param name="CacheWrite5m">Tokens written to the cache that lives five minutes.</param>
/// <param name="CacheWrite1h">Tokens written to the cache that lives one hour.</param>
/// <param name="CacheRead">Tokens read from the cache.</param>
/// <param name="Output">Output tokens.</param>
/// <param name="Sum">All of them.</param>
public sealed record ExplainedCounts(long Input, long CacheWrite5m, long CacheWrite1h, long CacheRead, long Output, long Sum);
