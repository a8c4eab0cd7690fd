namespace WigToken.Parsing.Json;

/// <summary>
/// Walks one JSON record forwards, so that what a record means is written once and read by either lexer: <see cref="Utf8JsonCursor"/>,
/// which decides, and <see cref="Simd.SimdJsonCursor{TBlock}"/>, which is fast and knows when it may not decide.
/// </summary>
/// <remarks>Every <c>Enter…</c> that returns true is followed by <c>Next…</c> until that returns false. All other members take one whole value.</remarks>
internal interface IJsonCursor
{
    /// <summary>Goes into the value if it is an object; passes over it otherwise.</summary>
    bool EnterObject();

    /// <summary>Goes into the value if it is an array; passes over it otherwise.</summary>
    bool EnterArray();

    /// <summary>Moves to the value of the object's next property; false behind its last one.</summary>
    bool NextProperty();

    /// <summary>Moves to the array's next element; false behind its last one.</summary>
    bool NextElement();

    /// <summary>Whether the property that <see cref="NextProperty"/> moved to has this name.</summary>
    bool Is(ReadOnlySpan<byte> name);

    /// <summary>Takes the value and decodes it. Empty when it is no string or holds what is no text.</summary>
    /// <returns>False when it is a string, but no text (lone surrogates, invalid UTF-8).</returns>
    bool ReadText(out ReadOnlySpan<byte> utf8);

    /// <summary>Takes the value; true when it is <c>true</c>.</summary>
    bool ReadIsTrue();

    /// <summary>Takes a token count: null for <c>null</c>, -1 for what is not a plain integer from 0 to <see cref="TokenCounts.MaxCount"/>.</summary>
    long? ReadCount();

    /// <summary>Passes over the value.</summary>
    void SkipValue();
}
