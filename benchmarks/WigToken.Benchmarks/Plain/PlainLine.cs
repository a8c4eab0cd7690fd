using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using WigToken.Parsing;

namespace WigToken.Benchmarks.Plain;

/// <summary>A line as an object that <see cref="JsonSerializer"/> fills with generated code.</summary>
internal sealed class PlainLine
{
    public string? Type { get; set; }

    public DateTimeOffset? Timestamp { get; set; }

    public bool IsSidechain { get; set; }

    public bool IsApiErrorMessage { get; set; }

    public PlainMessage? Message { get; set; }

    public PlainData? Data { get; set; }

    public static void Read(ReadOnlySpan<byte> line, UsageTally tally)
    {
        var root = JsonSerializer.Deserialize(line, PlainContext.Default.PlainLine)!;
        if (root is { Type: "progress", Data: { Type: "agent_progress", Message: { } embedded } })
            embedded.ToRecord().CountEmbedded(tally, root.Timestamp);
        else
            root.ToRecord().CountLine(tally);
    }

    private PlainRecord ToRecord() => new()
    {
        Type = Encoding.UTF8.GetBytes(Type ?? ""),
        Id = Encoding.UTF8.GetBytes(Message?.Id ?? ""),
        Model = Encoding.UTF8.GetBytes(Message?.Model ?? ""),
        IsSidechain = IsSidechain,
        IsApiError = IsApiErrorMessage,
        Timestamp = Timestamp,
        HasUsage = Message?.Usage is not null,
        Input = Message?.Usage?.InputTokens,
        CacheCreation = Message?.Usage?.CacheCreationInputTokens,
        Write5m = Message?.Usage?.CacheCreation?.FiveMinutes,
        Write1h = Message?.Usage?.CacheCreation?.OneHour,
        CacheRead = Message?.Usage?.CacheReadInputTokens,
        Output = Message?.Usage?.OutputTokens,
    };
}

internal sealed class PlainData
{
    public string? Type { get; set; }

    public PlainLine? Message { get; set; }
}

internal sealed class PlainMessage
{
    public string? Id { get; set; }

    public string? Model { get; set; }

    public PlainUsage? Usage { get; set; }
}

internal sealed class PlainUsage
{
    [JsonPropertyName("input_tokens")]
    public long? InputTokens { get; set; }

    [JsonPropertyName("cache_creation_input_tokens")]
    public long? CacheCreationInputTokens { get; set; }

    [JsonPropertyName("cache_read_input_tokens")]
    public long? CacheReadInputTokens { get; set; }

    [JsonPropertyName("output_tokens")]
    public long? OutputTokens { get; set; }

    [JsonPropertyName("cache_creation")]
    public PlainSplit? CacheCreation { get; set; }
}

internal sealed class PlainSplit
{
    [JsonPropertyName("ephemeral_5m_input_tokens")]
    public long? FiveMinutes { get; set; }

    [JsonPropertyName("ephemeral_1h_input_tokens")]
    public long? OneHour { get; set; }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(PlainLine))]
internal sealed partial class PlainContext : JsonSerializerContext;
