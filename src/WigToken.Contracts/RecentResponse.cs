using System.Text.Json.Serialization;

namespace WigToken.Contracts;

/// <summary><c>GET /api/usage/recent</c>.</summary>
/// <param name="Entries">The newest messages, newest first.</param>
public sealed record RecentResponse(IReadOnlyList<RecentMessage> Entries);

/// <summary>One message.</summary>
public sealed record RecentMessage
{
    /// <summary>The person.</summary>
    public required string User { get; init; }

    /// <summary>The machine.</summary>
    public required string Machine { get; init; }

    /// <summary>The model's id.</summary>
    public required string Model { get; init; }

    /// <summary>The model's family.</summary>
    public required string ModelFamily { get; init; }

    /// <summary>Uncached input tokens.</summary>
    public required long InputTokens { get; init; }

    /// <summary>Tokens written to the cache.</summary>
    public required long CacheCreation { get; init; }

    /// <summary>Tokens read from the cache.</summary>
    public required long CacheRead { get; init; }

    /// <summary>Output tokens.</summary>
    public required long OutputTokens { get; init; }

    /// <summary>US dollars; 0 when <see cref="Unpriced"/>.</summary>
    public required decimal CostUsd { get; init; }

    /// <summary>Whether no price is known; left out when one is.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Unpriced { get; init; }

    /// <summary>Tokens weighted as input tokens.</summary>
    public required decimal WeightedInputEq { get; init; }

    /// <summary>When it was written, Unix milliseconds.</summary>
    public required long Ts { get; init; }
}
