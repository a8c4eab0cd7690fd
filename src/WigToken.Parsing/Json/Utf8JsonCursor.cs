using System.Text.Json;

namespace WigToken.Parsing.Json;

/// <summary>The cursor that decides what a record is: <see cref="Utf8JsonReader"/>. Whatever is not JSON throws <see cref="JsonException"/>.</summary>
internal ref struct Utf8JsonCursor(ReadOnlySpan<byte> json) : IJsonCursor
{
    /// <summary>Depth is not limited: the reader keeps one bit per level and never recurses.</summary>
    public static readonly JsonReaderOptions Options = new() { MaxDepth = int.MaxValue };

    private Utf8JsonReader _reader = new(json, Options);

    /// <summary>How many bytes were read.</summary>
    public readonly int Consumed => (int)_reader.BytesConsumed;

    /// <summary>Whether nothing but white space follows.</summary>
    public bool IsAtEnd() => !_reader.Read();

    public bool EnterObject() => Enter(JsonTokenType.StartObject);

    public bool EnterArray() => Enter(JsonTokenType.StartArray);

    public bool NextProperty() => _reader.Read() && _reader.TokenType == JsonTokenType.PropertyName;

    public bool NextElement()
    {
        // The reader has no way to look ahead; a copy of it has.
        var ahead = _reader;
        if (ahead.Read() && ahead.TokenType != JsonTokenType.EndArray)
            return true;
        _reader = ahead;
        return false;
    }

    public readonly bool Is(ReadOnlySpan<byte> name) => JsonText.Is(in _reader, name);

    public bool ReadText(out ReadOnlySpan<byte> utf8)
    {
        _reader.Read();
        utf8 = default;
        if (_reader.TokenType == JsonTokenType.String)
            return JsonText.TryDecode(_reader.ValueSpan, _reader.ValueIsEscaped, out utf8);
        _reader.Skip();
        return true;
    }

    public bool ReadIsTrue()
    {
        SkipValue();
        return _reader.TokenType == JsonTokenType.True;
    }

    public long? ReadCount()
    {
        _reader.Read();
        if (_reader.TokenType == JsonTokenType.Null)
            return null;
        var isPlain = _reader.TokenType == JsonTokenType.Number && !_reader.ValueSpan.ContainsAnyExceptInRange((byte)'0', (byte)'9');
        var count = isPlain && _reader.TryGetInt64(out var value) && value <= TokenCounts.MaxCount ? value : -1;
        _reader.Skip();
        return count;
    }

    public void SkipValue()
    {
        _reader.Read();
        _reader.Skip();
    }

    private bool Enter(JsonTokenType start)
    {
        _reader.Read();
        if (_reader.TokenType == start)
            return true;
        _reader.Skip();
        return false;
    }
}
