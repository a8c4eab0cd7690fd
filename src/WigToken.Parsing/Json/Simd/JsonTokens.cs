using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace WigToken.Parsing.Json.Simd;

/// <summary>
/// Finds where tokens begin, 64 bytes at a time: <c>{ } [ ] : ,</c>, opening quotes, and the first byte of anything else outside strings.
/// Strings are checked on the way (control characters, escapes); what a token is and whether it may stand there is the cursor's part.
/// </summary>
internal ref struct JsonTokens<TBlock>
    where TBlock : struct, IBlock<TBlock>
{
    private readonly ReadOnlySpan<byte> _json;

    // The block's first byte, and its tokens that were not taken yet.
    private int _block;
    private ulong _tokens;

    // Carried from block to block: all ones inside a string; 1 when the next byte is escaped; 1 when the last byte belongs to a scalar.
    private ulong _inString, _escaped, _scalar;

    public JsonTokens(ReadOnlySpan<byte> json)
    {
        _json = json;
        _block = -IBlock<TBlock>.Length;
    }

    /// <summary>
    /// Whether something was met that the fast path leaves to the slow one: a control character, an escape that is none or that may spell
    /// a name (<c>\u0075</c>), a string without an end. There are no tokens behind it.
    /// </summary>
    public bool IsOdd { get; private set; }

    /// <summary>The position of the next token; the length of the record when there is none.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Peek() => _tokens != 0 || NextBlock() ? _block + BitOperations.TrailingZeroCount(_tokens) : _json.Length;

    /// <summary>Moves behind the token that <see cref="Peek"/> found.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Advance() => _tokens &= _tokens - 1;

    /// <summary>Gives up.</summary>
    public void Fail()
    {
        IsOdd = true;
        (_tokens, _block) = (0, _json.Length);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private bool NextBlock()
    {
        while (!IsOdd && _block < _json.Length)
        {
            _block += IBlock<TBlock>.Length;
            if (_block + IBlock<TBlock>.Length <= _json.Length)
                Scan(TBlock.Load(in Unsafe.Add(ref MemoryMarshal.GetReference(_json), _block)));
            else if (_block < _json.Length)
                ScanRest();
            if (_tokens != 0)
                return true;
        }

        if (_inString != 0)
            IsOdd = true;
        return false;
    }

    /// <summary>Scans the last block, filled up with blanks.</summary>
    private void ScanRest()
    {
        Span<byte> rest = stackalloc byte[IBlock<TBlock>.Length];
        rest.Fill((byte)' ');
        _json[_block..].CopyTo(rest);
        Scan(TBlock.Load(in MemoryMarshal.GetReference(rest)));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Scan(TBlock block)
    {
        if (block.Below((byte)' ') != 0)
        {
            Fail();
            return;
        }

        var quotes = block.Equal((byte)'"');
        var backslashes = block.Equal((byte)'\\');
        if ((backslashes | _escaped) != 0)
            quotes &= ~FindEscaped(backslashes);
        else if (quotes == 0 && _inString != 0)
            return;

        // Set from each opening quote to the byte before the closing one.
        var inString = PrefixXor(quotes) ^ _inString;
        _inString = (ulong)((long)inString >> 63);
        var lower = block.With(0x20);
        var operators = lower.Equal((byte)'{') | lower.Equal((byte)'}') | block.Equal((byte)':') | block.Equal((byte)',');
        var scalars = ~(operators | quotes | inString | block.Equal((byte)' '));
        var scalarStarts = scalars & ~((scalars << 1) | _scalar);
        _scalar = scalars >> 63;
        if (!IsOdd)
            _tokens = (operators & ~inString) | (quotes & inString) | scalarStarts;
    }

    /// <summary>Which bytes are escaped by a backslash before them. Backslashes outside strings are seen by the cursor: no scalar holds one.</summary>
    private ulong FindEscaped(ulong backslashes)
    {
        var escaped = _escaped;
        backslashes &= ~escaped;
        _escaped = 0;
        while (backslashes != 0)
        {
            var at = BitOperations.TrailingZeroCount(backslashes);
            if (!IsPlainEscape(_block + at + 1))
                Fail();
            var next = 2UL << at;
            escaped |= next;
            backslashes &= ~next & (backslashes - 1);
            _escaped = at == 63 ? 1UL : 0;
        }

        return escaped;
    }

    private readonly bool IsPlainEscape(int at) => at < _json.Length && _json[at] switch
    {
        (byte)'n' or (byte)'"' or (byte)'\\' or (byte)'t' or (byte)'r' or (byte)'/' or (byte)'b' or (byte)'f' => true,
        (byte)'u' => IsPlainCodePoint(at + 1),
        _ => false,
    };

    /// <summary>Four hexadecimal digits that are not an ASCII letter, a digit or an underscore: those may spell a name that counts.</summary>
    private readonly bool IsPlainCodePoint(int at)
    {
        if (at + 4 > _json.Length)
            return false;
        var value = 0;
        foreach (var digit in _json.Slice(at, 4))
        {
            if (!char.IsAsciiHexDigit((char)digit))
                return false;
            value = (value << 4) + (digit <= '9' ? digit - '0' : (digit | 0x20) - 'a' + 10);
        }

        return value != '_' && !char.IsAsciiLetterOrDigit((char)value);
    }

    /// <summary>Bit n of the answer is the parity of bits 0 to n.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong PrefixXor(ulong bits)
    {
        if (Pclmulqdq.IsSupported)
            return Pclmulqdq.CarrylessMultiply(Vector128.CreateScalar(bits), Vector128<ulong>.AllBitsSet, 0).ToScalar();
        for (var shift = 1; shift < 64; shift <<= 1)
            bits ^= bits << shift;
        return bits;
    }
}
