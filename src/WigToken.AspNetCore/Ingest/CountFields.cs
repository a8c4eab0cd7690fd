using System.Text.Json;
using WigToken.Parsing;

namespace WigToken.Ingest;

/// <summary>The figures of one message as they stand in the JSON.</summary>
internal struct CountFields
{
    private long? _input, _flatWrite, _read, _output, _write5m, _write1h;

    public readonly TokenCounts Counts => TokenCounts.FromAnthropic(_input, _flatWrite, _write5m, _write1h, _read, _output);

    /// <summary>Takes the value that the reader stands on. What comes back is why it cannot be taken, or null.</summary>
    public string? Take(MessageKey key, ref Utf8JsonReader json, JsonTexts texts) => key switch
    {
        MessageKey.Input => JsonCounts.Read(in json, out _input),
        MessageKey.CacheWrite => JsonCounts.Read(in json, out _flatWrite),
        MessageKey.CacheRead => JsonCounts.Read(in json, out _read),
        MessageKey.Output => JsonCounts.Read(in json, out _output),
        MessageKey.Split => TakeSplit(ref json, texts),
        MessageKey.Split5m => JsonCounts.Read(in json, out _write5m),
        MessageKey.Split1h => JsonCounts.Read(in json, out _write1h),
        _ => null,
    };

    private string? TakeSplit(ref Utf8JsonReader json, JsonTexts texts)
    {
        if (json.TokenType is not JsonTokenType.StartObject)
            return json.TokenType is JsonTokenType.Null ? null : RejectReasons.FieldInvalid;
        string? reason = null;
        KeysSeen keys = default;
        while (json.Read() && json.TokenType is JsonTokenType.PropertyName)
        {
            var key = keys.Next(in json, texts, MessageKey.Split5m, MessageKey.Split1h);
            json.Read();
            var problem = Take(key, ref json, texts);
            reason ??= problem;
            JsonDepth.SkipRest(ref json);
        }

        return reason;
    }
}
