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

    public readonly TokenCounts Counts => TokenCounts.FromAnthropic(_input, _flatWrite, _write5m, _write1h, _read, _output);

    /// <summary>Takes the value of the property that the cursor stands on; leaves it there when the name is none of ours.</summary>
    public bool TryTake<TJson>(scoped ref TJson json)
        where TJson : struct, IJsonCursor, allows ref struct
    {
        if (json.Is("input_tokens"u8))
            _input = json.ReadCount();
        else if (json.Is("output_tokens"u8))
            _output = json.ReadCount();
        else if (json.Is("cache_read_input_tokens"u8))
            _read = json.ReadCount();
        else if (json.Is("cache_creation_input_tokens"u8))
            _flatWrite = json.ReadCount();
        else if (json.Is("cache_creation"u8))
            ReadSplit(ref json);
        else
            return false;
        return true;
    }

    private void ReadSplit<TJson>(scoped ref TJson json)
        where TJson : struct, IJsonCursor, allows ref struct
    {
        _write5m = _write1h = null;
        if (!json.EnterObject())
            return;
        while (json.NextProperty())
        {
            if (json.Is("ephemeral_5m_input_tokens"u8))
                _write5m = json.ReadCount();
            else if (json.Is("ephemeral_1h_input_tokens"u8))
                _write1h = json.ReadCount();
            else
                json.SkipValue();
        }
    }
}
