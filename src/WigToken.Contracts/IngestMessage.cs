using System.Text.Json.Serialization;

namespace WigToken.Contracts;

/// <summary>One copy of a message's usage. A count is 0 to 10^9; optional members are left out when null.</summary>
public sealed record IngestMessage
{
    /// <summary>The identity of the message over the whole server; not blank, at most 512 characters.</summary>
    [JsonPropertyName("message_id")]
    public required string MessageId { get; init; }

    /// <summary>The model's id, at most 128 characters; null or empty counts as <c>unknown</c>.</summary>
    [JsonPropertyName("model")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Model { get; init; }

    /// <summary>Uncached input tokens.</summary>
    [JsonPropertyName("input_tokens")]
    public long InputTokens { get; init; }

    /// <summary>
    /// Tokens written to the cache. Where it is null, <see cref="CacheCreation"/> says it; where the two disagree, this is what counts, as
    /// writes that live five minutes.
    /// </summary>
    [JsonPropertyName("cache_creation_input_tokens")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public long? CacheCreationInputTokens { get; init; }

    /// <summary>Tokens read from the cache.</summary>
    [JsonPropertyName("cache_read_input_tokens")]
    public long CacheReadInputTokens { get; init; }

    /// <summary>Output tokens.</summary>
    [JsonPropertyName("output_tokens")]
    public long OutputTokens { get; init; }

    /// <summary>When it was written, Unix milliseconds, not before 2020. The server takes an ISO 8601 string with an offset, too.</summary>
    [JsonPropertyName("ts")]
    public required long Ts { get; init; }

    /// <summary>The API request's id, at most 512 characters.</summary>
    [JsonPropertyName("request_id")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? RequestId { get; init; }

    /// <summary>The session's id, at most 512 characters.</summary>
    [JsonPropertyName("session_id")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? SessionId { get; init; }

    /// <summary>The project, at most 256 characters.</summary>
    [JsonPropertyName("project")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Project { get; init; }

    /// <summary>Whether a sub-agent or a side question made the call; null counts as false.</summary>
    [JsonPropertyName("is_sidechain")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public bool? IsSidechain { get; init; }

    /// <summary>The tokens written to the cache, by how long they live.</summary>
    [JsonPropertyName("cache_creation")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public CacheCreationSplit? CacheCreation { get; init; }
}
