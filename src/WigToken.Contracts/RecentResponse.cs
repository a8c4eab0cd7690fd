using System.Text.Json.Serialization;

namespace WigToken.Contracts;

/// <summary><c>GET /api/usage/recent</c>.</summary>
/// <param name="Entries">A page of messages, newest first.</param>
/// <param name="Next">The <c>cursor</c> of the next page; null: this is the last.</param>
public sealed record RecentResponse(IReadOnlyList<RecentMessage> Entries, string? Next);

/// <summary>One message.</summary>
public sealed record RecentMessage
{
    /// <summary>Its id; left out where widgets ask.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Id { get; init; }

    /// <summary>The person.</summary>
    public required string User { get; init; }

    /// <summary>The machine.</summary>
    public required string Machine { get; init; }

    /// <summary>The project; left out where widgets ask.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Project { get; init; }

    /// <summary>The session's id; left out if it is unknown, and where widgets ask.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Session { get; init; }

    /// <summary>Whether a sub-agent or a side question made the call; left out when not.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Sidechain { get; init; }

    /// <summary>Who served the model, empty if that is unknown; left out where widgets ask.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Provider { get; init; }

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
