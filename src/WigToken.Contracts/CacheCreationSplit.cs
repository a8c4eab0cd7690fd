using System.Text.Json.Serialization;

namespace WigToken.Contracts;

/// <summary>Tokens written to the cache, by how long they live.</summary>
/// <param name="FiveMinutes">Tokens that live five minutes.</param>
/// <param name="OneHour">Tokens that live one hour.</param>
public sealed record CacheCreationSplit(
    [property: JsonPropertyName("ephemeral_5m_input_tokens")] long FiveMinutes,
    [property: JsonPropertyName("ephemeral_1h_input_tokens")] long OneHour);
