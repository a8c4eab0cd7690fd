namespace WigToken.Parsing;

/// <summary>
/// One copy of a message's usage as a transcript line tells it. It points into the reader's buffer and is valid only during the callback;
/// <see cref="ToRecord"/> makes a copy that may be kept. Nothing here is message text.
/// </summary>
public readonly ref struct UsageLine
{
    /// <summary>The value of <see cref="TimestampMs"/> while a line's own timestamp is missing. A <see cref="TranscriptReader"/> never hands it out.</summary>
    public const long NoTimestamp = long.MinValue;

    /// <summary>The identity of the message, UTF-8, never empty, at most 512 characters.</summary>
    public required ReadOnlySpan<byte> MessageId { get; init; }

    /// <summary>The model's id, UTF-8; <c>unknown</c> where the line names none.</summary>
    public required ReadOnlySpan<byte> Model { get; init; }

    /// <summary>Who serves the model, such as <c>anthropic</c>; empty if the format does not tell.</summary>
    public required string Provider { get; init; }

    /// <summary>The API request's id, UTF-8; empty where the line has none. For joining with other sources, never part of the identity.</summary>
    public ReadOnlySpan<byte> RequestId { get; init; }

    /// <summary>The session's id, UTF-8; empty where the line has none.</summary>
    public ReadOnlySpan<byte> SessionId { get; init; }

    /// <summary>Whether a sub-agent or a side question made the call.</summary>
    public bool IsSidechain { get; init; }

    /// <summary>When the line was written, Unix milliseconds, UTC.</summary>
    public required long TimestampMs { get; init; }

    /// <summary>The token counts of this copy.</summary>
    public required TokenCounts Counts { get; init; }

    /// <summary>Where the line starts in its file, in bytes.</summary>
    public required long Offset { get; init; }

    /// <summary>Copies the line into a record that may be kept.</summary>
    /// <param name="texts">Where its strings come from; lines of one transcript share most of theirs.</param>
    public UsageRecord ToRecord(TextCache texts)
    {
        ArgumentNullException.ThrowIfNull(texts);
        return new UsageRecord
        {
            MessageId = texts.Get(MessageId),
            Model = texts.Get(Model),
            Provider = Provider,
            RequestId = RequestId.IsEmpty ? null : texts.Get(RequestId),
            SessionId = SessionId.IsEmpty ? null : texts.Get(SessionId),
            IsSidechain = IsSidechain,
            TimestampMs = TimestampMs,
            Counts = Counts,
        };
    }
}
