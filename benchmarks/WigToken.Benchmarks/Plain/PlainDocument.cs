using System.Text;
using System.Text.Json;
using WigToken.Parsing;

namespace WigToken.Benchmarks.Plain;

/// <summary>Reads a line into a <see cref="JsonDocument"/> and asks it.</summary>
internal static class PlainDocument
{
    public static void Read(ReadOnlySpan<byte> line, UsageTally tally)
    {
        var json = new Utf8JsonReader(line);
        using var document = JsonDocument.ParseValue(ref json);
        var root = document.RootElement;
        if (Text(root, "type") == "progress" && Object(root, "data") is { } data && Text(data, "type") == "agent_progress" && Object(data, "message") is { } embedded)
            Record(embedded).CountEmbedded(tally, Timestamp(root));
        else
            Record(root).CountLine(tally);
    }

    private static PlainRecord Record(JsonElement line)
    {
        var message = Object(line, "message");
        var usage = Object(message, "usage");
        var split = Object(usage, "cache_creation");
        return new PlainRecord
        {
            Type = Bytes(Text(line, "type")),
            Id = Bytes(Text(message, "id")),
            Model = Bytes(Text(message, "model")),
            IsSidechain = IsTrue(line, "isSidechain"),
            IsApiError = IsTrue(line, "isApiErrorMessage"),
            Timestamp = Timestamp(line),
            HasUsage = usage is not null,
            Input = Number(usage, "input_tokens"),
            CacheCreation = Number(usage, "cache_creation_input_tokens"),
            Write5m = Number(split, "ephemeral_5m_input_tokens"),
            Write1h = Number(split, "ephemeral_1h_input_tokens"),
            CacheRead = Number(usage, "cache_read_input_tokens"),
            Output = Number(usage, "output_tokens"),
        };
    }

    private static byte[] Bytes(string? text) => Encoding.UTF8.GetBytes(text ?? "");

    private static JsonElement? Value(JsonElement? parent, string name, JsonValueKind kind) =>
        parent is { } element && element.TryGetProperty(name, out var value) && value.ValueKind == kind ? value : null;

    private static JsonElement? Object(JsonElement? parent, string name) => Value(parent, name, JsonValueKind.Object);

    private static string? Text(JsonElement? parent, string name) => Value(parent, name, JsonValueKind.String)?.GetString();

    private static long? Number(JsonElement? parent, string name) => Value(parent, name, JsonValueKind.Number)?.GetInt64();

    private static bool IsTrue(JsonElement? parent, string name) => Value(parent, name, JsonValueKind.True) is not null;

    private static DateTimeOffset? Timestamp(JsonElement line) =>
        Value(line, "timestamp", JsonValueKind.String) is { } text && text.TryGetDateTimeOffset(out var timestamp) ? timestamp : null;
}
