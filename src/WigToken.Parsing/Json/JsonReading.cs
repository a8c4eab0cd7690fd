using System.Text.Json;

namespace WigToken.Parsing.Json;

/// <summary>Walking objects with a reader over a complete value. Whatever is not JSON throws <see cref="JsonException"/>.</summary>
internal static class JsonReading
{
    /// <summary>Depth is not limited: the reader keeps one bit per level and never recurses.</summary>
    public static readonly JsonReaderOptions Options = new() { MaxDepth = int.MaxValue };

    /// <summary>Moves to the value behind a property name and into it if it is an object; skips it otherwise.</summary>
    public static bool EnterObject(this scoped ref Utf8JsonReader reader)
    {
        reader.Read();
        if (reader.TokenType == JsonTokenType.StartObject)
            return true;
        reader.Skip();
        return false;
    }

    /// <summary>Moves to the next property name of the object the reader is in; false at its end.</summary>
    public static bool NextProperty(this scoped ref Utf8JsonReader reader) => reader.Read() && reader.TokenType == JsonTokenType.PropertyName;

    /// <summary>Passes over the value behind a property name.</summary>
    public static void SkipValue(this scoped ref Utf8JsonReader reader)
    {
        reader.Read();
        reader.Skip();
    }

    /// <summary>Moves to the value behind a property name; true when it is the string <paramref name="expected"/>.</summary>
    public static bool ReadIs(this scoped ref Utf8JsonReader reader, ReadOnlySpan<byte> expected)
    {
        reader.Read();
        if (reader.TokenType == JsonTokenType.String)
            return reader.Is(expected);
        reader.Skip();
        return false;
    }

    /// <summary>Moves to the value behind a property name; true when it is <c>true</c>.</summary>
    public static bool ReadIsTrue(this scoped ref Utf8JsonReader reader)
    {
        reader.Read();
        var isTrue = reader.TokenType == JsonTokenType.True;
        reader.Skip();
        return isTrue;
    }

    /// <summary>Moves to the value behind a property name and decodes it. Empty when it is no string or holds what is no text.</summary>
    /// <returns>False when it is a string, but no text.</returns>
    public static bool ReadText(this scoped ref Utf8JsonReader reader, out ReadOnlySpan<byte> utf8)
    {
        reader.Read();
        utf8 = default;
        if (reader.TokenType == JsonTokenType.String)
            return JsonText.TryDecode(reader.ValueSpan, reader.ValueIsEscaped, out utf8);
        reader.Skip();
        return true;
    }
}
