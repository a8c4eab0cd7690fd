using System.Runtime.CompilerServices;

namespace WigToken.Parsing.Json.Simd;

/// <summary>
/// The fast cursor. It checks the whole grammar, but decides nothing that is out of the ordinary: when <see cref="IsSound"/> is false at the
/// end, whatever was read is void and the slow cursor decides. It never throws and never allocates.
/// </summary>
internal ref struct SimdJsonCursor<TBlock> : IJsonCursor
    where TBlock : struct, IBlock<TBlock>
{
    private const int MaxDepth = 64;

    private readonly ReadOnlySpan<byte> _json;
    private readonly ReadOnlySpan<int> _window;
    private TokenWindow<TBlock> _tokens;
    private ReadOnlySpan<byte> _name;

    // Which token of the window is next, and the position of the one that was looked at last.
    private int _next, _at;
    private bool _isFirst;

    /// <summary>Begins a record.</summary>
    /// <param name="json">The record.</param>
    /// <param name="window">Room for <see cref="TokenWindow{TBlock}.Capacity"/> positions, with any content.</param>
    public SimdJsonCursor(ReadOnlySpan<byte> json, Span<int> window)
    {
        _json = json;
        _window = window;
        _tokens = new TokenWindow<TBlock>(json, window);
        _tokens.Fill();
    }

    /// <summary>Whether all was ordinary and nothing follows what was read.</summary>
    public bool IsSound() => PeekByte() == 0 && !_tokens.IsOdd;

    public bool EnterObject() => Enter((byte)'{');

    public bool EnterArray() => Enter((byte)'[');

    public bool NextProperty()
    {
        var token = Take();
        if (token == '}')
            return Leave();
        if (token == ',' && !_isFirst)
            token = Take();
        else if (!_isFirst)
            return Fail();
        _isFirst = false;
        return token == '"' ? TakeName() : Fail();
    }

    public bool NextElement()
    {
        var token = PeekByte();
        if (token == ']')
        {
            _next++;
            return Leave();
        }

        if (token == ',' && !_isFirst)
            _next++;
        else if (!_isFirst)
            return Fail();
        _isFirst = false;
        return true;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly bool Is(ReadOnlySpan<byte> name) => _name.SequenceEqual(name);

    public bool ReadText(out ReadOnlySpan<byte> utf8)
    {
        utf8 = default;
        if (PeekByte() != '"')
        {
            SkipValue();
            return true;
        }

        var start = _at + 1;
        _next++;
        PeekByte();
        utf8 = String(start, _at);
        return JsonScalars.IsPlain(utf8) || Fail();
    }

    public bool ReadIsTrue()
    {
        var isTrue = PeekByte() == 't';
        SkipValue();
        return isTrue;
    }

    public long? ReadCount()
    {
        var first = PeekByte();
        long value = 0;
        var at = _at;
        for (; at < _json.Length && char.IsAsciiDigit((char)_json[at]) && value <= TokenCounts.MaxCount; at++)
            value = (value * 10) + (_json[at] - '0');
        if (char.IsBetween((char)first, '1', '9') && value <= TokenCounts.MaxCount && JsonScalars.IsEnd(_json, at))
        {
            _next++;
            return value;
        }

        var isZero = first == '0' && at - _at == 1 && JsonScalars.IsEnd(_json, at);
        SkipValue();
        return first == 'n' ? null : isZero ? 0 : -1;
    }

    public void SkipValue()
    {
        // The containers around the current value, innermost lowest: 1 for an object. Kept with the place in the window in registers.
        ulong objects = 0;
        var (depth, next) = (0, _next);
        while (true)
        {
            var token = Take(ref next, out var at);
            if (token is (byte)'{' or (byte)'[')
            {
                if (++depth > MaxDepth)
                    break;
                objects = (objects << 1) | (token == '{' ? 1UL : 0);
                // In ASCII a closing mark stands two behind its opening one.
                if (Take(ref next, out _) != token + 2)
                {
                    // Not empty: what was looked at is taken again, as the name of a property or as an element.
                    next--;
                    if (token == '{' && !TryTakeProperty(ref next))
                        break;
                    continue;
                }

                objects >>= 1;
                depth--;
            }
            else if (token != '"' && !JsonScalars.IsScalar(_json, at))
                break;

            byte behind = (byte)',';
            while (depth > 0 && (behind = Take(ref next, out _)) == ((objects & 1) != 0 ? '}' : ']'))
            {
                objects >>= 1;
                depth--;
            }

            if (depth == 0)
            {
                _next = next;
                return;
            }

            if (behind != ',' || ((objects & 1) != 0 && !TryTakeProperty(ref next)))
                break;
        }

        Fail();
    }

    private bool Enter(byte start)
    {
        _isFirst = PeekByte() == start;
        if (_isFirst)
            _next++;
        else
            SkipValue();
        return _isFirst;
    }

    private bool Leave() => _isFirst = false;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool TryTakeProperty(ref int next) => Take(ref next, out _) == '"' && Take(ref next, out _) == ':';

    /// <summary>Takes the colon behind the opening quote that was taken, and with it the name between them.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool TakeName()
    {
        var start = _at + 1;
        if (Take() != ':')
            return Fail();
        _name = String(start, _at);
        return true;
    }

    /// <summary>What stands between an opening quote and the token behind the string: only blanks can follow the closing quote.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly ReadOnlySpan<byte> String(int start, int next)
    {
        do
            next--;
        while (next > start && _json[next] == ' ');
        return _json[start..Math.Max(start, next)];
    }

    /// <summary>Takes the next token; 0 when there is none, and then whoever asked gives up: there is nothing behind it to look at.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private byte Take()
    {
        var token = PeekByte();
        _next++;
        return token;
    }

    /// <summary>The same with the place in the window elsewhere than in a field.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private byte Take(ref int next, out int at)
    {
        at = _window[next];
        if (at < _json.Length)
        {
            next++;
            return _json[at];
        }

        var token = PeekFurther();
        (next, at) = (1, _at);
        return token;
    }

    /// <summary>The next token's first byte; 0 when there is none, or no sense in going on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private byte PeekByte()
    {
        _at = _window[_next];
        return _at < _json.Length ? _json[_at] : PeekFurther();
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private byte PeekFurther()
    {
        _tokens.Fill();
        _next = 0;
        _at = _window[0];
        return _at < _json.Length ? _json[_at] : (byte)0;
    }

    private bool Fail()
    {
        _tokens.Fail();
        _next = 0;
        return false;
    }
}
