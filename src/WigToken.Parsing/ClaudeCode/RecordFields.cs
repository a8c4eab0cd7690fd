using System.Text.Json;
using WigToken.Parsing.Json;

namespace WigToken.Parsing.ClaudeCode;

/// <summary>What a record says around its message: the root of a line, or the record that an <c>agent_progress</c> line embeds.</summary>
internal ref struct RecordFields
{
    private MessageFields _message;

    public bool IsAssistant { get; private set; }

    public bool IsProgress { get; private set; }

    public bool IsApiError { get; private set; }

    public bool IsSidechain { get; private set; }

    public bool HasMessage { get; private set; }

    public ReadOnlySpan<byte> RequestId { get; private set; }

    public ReadOnlySpan<byte> SessionId { get; private set; }

    public long? Timestamp { get; private set; }

    [System.Diagnostics.CodeAnalysis.UnscopedRef]
    public readonly ref readonly MessageFields Message => ref _message;

    /// <summary>Takes the property the reader stands on, with its value; leaves the reader alone when the name is none of ours.</summary>
    public bool TryTake(scoped ref Utf8JsonReader reader)
    {
        if (reader.Is("type"u8))
            ReadType(ref reader);
        else if (reader.Is("message"u8))
            HasMessage = MessageFields.TryRead(ref reader, out _message);
        else if (reader.Is("timestamp"u8))
            Timestamp = ReadTimestamp(ref reader);
        else if (reader.Is("requestId"u8))
            RequestId = reader.ReadText(out var id) ? id : default;
        else if (reader.Is("sessionId"u8))
            SessionId = reader.ReadText(out var id) ? id : default;
        else if (reader.Is("isSidechain"u8))
            IsSidechain = reader.ReadIsTrue();
        else if (reader.Is("isApiErrorMessage"u8))
            IsApiError = reader.ReadIsTrue();
        else
            return false;
        return true;
    }

    public static long? ReadTimestamp(scoped ref Utf8JsonReader reader) =>
        reader.ReadText(out var text) && IsoTimestamp.TryParse(text, out var unixMs) ? unixMs : null;

    private void ReadType(scoped ref Utf8JsonReader reader)
    {
        IsAssistant = reader.ReadIs("assistant"u8);
        IsProgress = reader.TokenType == JsonTokenType.String && reader.Is("progress"u8);
    }
}
