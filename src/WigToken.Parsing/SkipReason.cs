namespace WigToken.Parsing;

/// <summary>Why a line that mentions usage was not counted.</summary>
public enum SkipReason
{
    /// <summary>It is neither an assistant line nor an embedded copy of one: a tool result, a summary, a cost snapshot, …</summary>
    NotAssistant,

    /// <summary>An assistant line whose <c>message.usage</c> is not an object.</summary>
    NoUsage,

    /// <summary>An assistant line whose <c>message.id</c> is missing, empty or not a string.</summary>
    NoMessageId,

    /// <summary>Not JSON, or a figure that is not a plain non-negative integer up to 2^53, or an id or model that is too long or not text.</summary>
    Malformed,

    /// <summary>The beginning of a record that was never finished.</summary>
    Cut,

    /// <summary>Longer than <see cref="TranscriptReader.MaxLineLength"/>.</summary>
    TooLong,

    /// <summary>Written by the client itself (model <c>&lt;synthetic&gt;</c>), without tokens.</summary>
    Synthetic,

    /// <summary>An API error reported as a message, without tokens.</summary>
    ApiError,
}
