using System.Text.Json;
using WigToken.Parsing.Json;

namespace WigToken.Parsing.ClaudeCode;

/// <summary>The figures of a <c>usage</c> object, or of one of its <c>iterations</c>, as they stand in the JSON.</summary>
internal struct UsageFields
{
    private const long Bad = -1;

    private long? _input, _flatWrite, _read, _output, _write5m, _write1h;

    /// <summary>A figure is negative, fractional, a string or otherwise not a count: the line cannot be trusted.</summary>
    public readonly bool IsBad =>
        _input == Bad || _flatWrite == Bad || _read == Bad || _output == Bad || _write5m == Bad || _write1h == Bad;

    /// <summary>
    /// The counts. The split by lifetime is used where it adds up to the flat figure, or where there is no flat figure; otherwise
    /// the flat figure is what was billed and counts as 5-minute writes.
    /// </summary>
    public readonly TokenCounts Counts
    {
        get
        {
            long write5m = _write5m ?? 0, write1h = _write1h ?? 0;
            if (_flatWrite is { } flat && flat != write5m + write1h)
                (write5m, write1h) = (flat, 0);
            return new TokenCounts(_input ?? 0, write5m, write1h, _read ?? 0, _output ?? 0);
        }
    }

    /// <summary>Takes the property the reader stands on, with its value; leaves the reader alone when the name is none of ours.</summary>
    public bool TryTake(scoped ref Utf8JsonReader reader)
    {
        if (reader.Is("input_tokens"u8))
            _input = ReadCount(ref reader);
        else if (reader.Is("output_tokens"u8))
            _output = ReadCount(ref reader);
        else if (reader.Is("cache_read_input_tokens"u8))
            _read = ReadCount(ref reader);
        else if (reader.Is("cache_creation_input_tokens"u8))
            _flatWrite = ReadCount(ref reader);
        else if (reader.Is("cache_creation"u8))
            ReadSplit(ref reader);
        else
            return false;
        return true;
    }

    private void ReadSplit(scoped ref Utf8JsonReader reader)
    {
        _write5m = _write1h = null;
        if (!reader.EnterObject())
            return;
        while (reader.NextProperty())
        {
            if (reader.Is("ephemeral_5m_input_tokens"u8))
                _write5m = ReadCount(ref reader);
            else if (reader.Is("ephemeral_1h_input_tokens"u8))
                _write1h = ReadCount(ref reader);
            else
                reader.SkipValue();
        }
    }

    private static long? ReadCount(scoped ref Utf8JsonReader reader)
    {
        reader.Read();
        if (reader.TokenType == JsonTokenType.Null)
            return null;
        var isPlain = reader.TokenType == JsonTokenType.Number && !reader.ValueSpan.ContainsAnyExceptInRange((byte)'0', (byte)'9');
        var count = isPlain && reader.TryGetInt64(out var value) && value <= TokenCounts.MaxCount ? value : Bad;
        reader.Skip();
        return count;
    }
}
