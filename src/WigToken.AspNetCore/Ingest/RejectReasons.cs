namespace WigToken.Ingest;

/// <summary>Why a message was not stored: the words of <c>rejected[].reason</c> that its own content earns. Clients compare them, so none ever changes.</summary>
internal static class RejectReasons
{
    /// <summary>The element of <c>messages</c> is null, a text, a number, a list.</summary>
    public const string NotAnObject = "not_an_object";

    /// <summary><c>message_id</c> is missing, blank or no text, or there is no <c>ts</c>.</summary>
    public const string FieldMissing = "field_missing";

    /// <summary>An optional field is of the wrong type.</summary>
    public const string FieldInvalid = "field_invalid";

    /// <summary>A text is longer than its limit in <see cref="IngestLimits"/>.</summary>
    public const string StringTooLong = "string_too_long";

    /// <summary>A text has a control character (NUL, C0, DEL, C1), or one that turns the direction of what follows.</summary>
    public const string ControlCharacter = "control_character";

    /// <summary>A text has half a surrogate pair.</summary>
    public const string InvalidUnicode = "invalid_unicode";

    /// <summary>A count is negative, written with a fraction or an exponent, or no number.</summary>
    public const string NumberInvalid = "number_invalid";

    /// <summary>A count is above 10^9.</summary>
    public const string NumberOutOfRange = "number_out_of_range";

    /// <summary><c>ts</c> is no instant: not ISO 8601 with an offset, nor whole Unix milliseconds, or before 2020 or after 9999.</summary>
    public const string TimestampInvalid = "timestamp_invalid";

    /// <summary>The client wrote the message itself; no model was asked.</summary>
    public const string Synthetic = "synthetic";
}
