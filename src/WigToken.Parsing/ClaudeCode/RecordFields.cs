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

    /// <summary>Takes the value of the property that the cursor stands on; leaves it there when the name is none of ours.</summary>
    public bool TryTake<TJson>(scoped ref TJson json)
        where TJson : struct, IJsonCursor, allows ref struct
    {
        if (json.Is("type"u8))
            ReadType(ref json);
        else if (json.Is("message"u8))
            HasMessage = MessageFields.TryRead(ref json, out _message);
        else if (json.Is("timestamp"u8))
            Timestamp = ReadTimestamp(ref json);
        else if (json.Is("requestId"u8))
            RequestId = json.ReadText(out var id) ? id : default;
        else if (json.Is("sessionId"u8))
            SessionId = json.ReadText(out var id) ? id : default;
        else if (json.Is("isSidechain"u8))
            IsSidechain = json.ReadIsTrue();
        else if (json.Is("isApiErrorMessage"u8))
            IsApiError = json.ReadIsTrue();
        else
            return false;
        return true;
    }

    public static long? ReadTimestamp<TJson>(scoped ref TJson json)
        where TJson : struct, IJsonCursor, allows ref struct =>
        json.ReadText(out var text) && IsoTimestamp.TryParse(text, out var unixMs) ? unixMs : null;

    private void ReadType<TJson>(scoped ref TJson json)
        where TJson : struct, IJsonCursor, allows ref struct
    {
        json.ReadText(out var type);
        IsAssistant = type.SequenceEqual("assistant"u8);
        IsProgress = type.SequenceEqual("progress"u8);
    }
}
