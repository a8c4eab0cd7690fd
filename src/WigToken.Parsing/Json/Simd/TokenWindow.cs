using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace WigToken.Parsing.Json.Simd;

/// <summary>
/// Finds where tokens begin, 64 bytes at a time and some hundred tokens ahead: <c>{ } [ ] : ,</c>, opening quotes, and the first byte of
/// anything else outside strings. Strings are checked on the way (control characters, escapes); which tokens may follow which is the cursor's part.
/// </summary>
/// <param name="json">One record.</param>
/// <param name="window">Room for <see cref="Capacity"/> positions.</param>
internal ref struct TokenWindow<TBlock>(ReadOnlySpan<byte> json, Span<int> window)
    where TBlock : struct, IBlock<TBlock>
{
    /// <summary>How many positions a window holds: enough for almost every line at once.</summary>
    public const int Capacity = 1024;

    // A one at every odd bit, for the runs of backslashes.
    private const ulong OddBits = 0xAAAA_AAAA_AAAA_AAAA;

    private readonly ReadOnlySpan<byte> _json = json;
    private readonly Span<int> _window = window;

    // The first byte that was not scanned yet.
    private int _block;

    // Carried from block to block: all ones inside a string; 1 when the next byte is escaped; 1 when the last byte belongs to a scalar.
    private ulong _inString, _escaped, _scalar;

    /// <summary>
    /// Whether something was met that is left to the slow path: a control character, an escape that is none or that may spell a name
    /// (<c>\u0075</c>), a string without an end. There are no tokens behind it.
    /// </summary>
    public bool IsOdd { get; private set; }

    /// <summary>Fills the window with the positions that follow; behind the last one stands the length of the record.</summary>
    /// <remarks>Compiled at its best from the first call on: unoptimised, vectors are slower than none, and a first import is over soon.</remarks>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public void Fill()
    {
        ref var first = ref MemoryMarshal.GetReference(_json);
        ref var positions = ref MemoryMarshal.GetReference(_window);
        var (inString, escaped, scalar) = (_inString, _escaped, _scalar);
        var (at, count) = (_block, 0);

        // Writes reach up to one block's tokens beyond the count.
        for (; at < _json.Length && count < Capacity - IBlock<TBlock>.Length; at += IBlock<TBlock>.Length)
        {
            var block = at + IBlock<TBlock>.Length <= _json.Length ? TBlock.Load(in Unsafe.Add(ref first, at)) : LoadRest(_json[at..]);
            var quotes = block.Equal((byte)'"');
            var backslashes = block.Equal((byte)'\\');
            var isPlain = block.Below((byte)' ') == 0;
            if ((backslashes | escaped) != 0)
            {
                var escapes = FindEscaped(backslashes, ref escaped);
                var rare = escapes & ~(quotes | backslashes | block.Equal((byte)'n'));
                isPlain &= rare == 0 || ArePlainEscapes(_json, at, rare);
                quotes &= ~escapes;
            }

            if (!isPlain)
            {
                Fail();
                return;
            }

            if ((quotes | ~inString) == 0)
                continue;

            // Set from each opening quote to the byte before the closing one.
            var strings = PrefixXor(quotes) ^ inString;
            inString = (ulong)((long)strings >> 63);
            var lower = block.With(0x20);
            var operators = lower.Equal((byte)'{') | lower.Equal((byte)'}') | block.Equal((byte)':') | block.Equal((byte)',');
            var scalars = ~(operators | quotes | strings | block.Equal((byte)' '));
            var tokens = (operators & ~strings) | (quotes & strings) | (scalars & ~((scalars << 1) | scalar));
            scalar = scalars >> 63;
            count = Write(ref positions, count, at, tokens);
        }

        IsOdd |= at >= _json.Length && inString != 0;
        (_inString, _escaped, _scalar, _block) = (inString, escaped, scalar, at);
        Unsafe.Add(ref positions, count) = _json.Length;
    }

    /// <summary>Gives up.</summary>
    public void Fail()
    {
        IsOdd = true;
        _block = _json.Length;
        _window[0] = _json.Length;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Write(ref int positions, int count, int at, ulong tokens)
    {
        var total = BitOperations.PopCount(tokens);
        ref var next = ref Unsafe.Add(ref positions, count);
        if (typeof(TBlock) == typeof(Block512) && Avx512Vbmi2.IsSupported)
            TokenPositions.WriteCompressed(ref next, at, tokens, total);
        else
            TokenPositions.Write(ref next, at, tokens, total);
        return count + total;
    }

    /// <summary>The last block, filled up with blanks.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static TBlock LoadRest(ReadOnlySpan<byte> rest)
    {
        Span<byte> padded = stackalloc byte[IBlock<TBlock>.Length];
        padded.Fill((byte)' ');
        rest.CopyTo(padded);
        return TBlock.Load(in MemoryMarshal.GetReference(padded));
    }

    /// <summary>
    /// The bytes behind runs of backslashes that are escaped by them: those of odd length. Adding a run's first bit to the run carries over
    /// to the bit behind it; that bit and the first one are unlike in parity when the run is odd.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong FindEscaped(ulong backslashes, ref ulong carry)
    {
        var first = carry;
        backslashes &= ~carry;
        var starts = backslashes & ~(backslashes << 1);
        var behindEven = backslashes + (starts & ~OddBits);
        var behindOdd = backslashes + (starts & OddBits);

        // A run to the block's end that starts at an odd bit is odd, and its carry falls out of the sum.
        carry = behindOdd < backslashes ? 1UL : 0;
        return (behindEven & ~backslashes & OddBits) | (behindOdd & ~backslashes & ~OddBits) | first;
    }

    private static bool ArePlainEscapes(ReadOnlySpan<byte> json, int block, ulong escapes)
    {
        for (; escapes != 0; escapes &= escapes - 1)
        {
            if (!IsPlainEscape(json, block + BitOperations.TrailingZeroCount(escapes)))
                return false;
        }

        return true;
    }

    private static bool IsPlainEscape(ReadOnlySpan<byte> json, int at) => at < json.Length && json[at] switch
    {
        (byte)'t' or (byte)'r' or (byte)'/' or (byte)'b' or (byte)'f' => true,
        (byte)'u' => IsPlainCodePoint(json[(at + 1)..]),
        _ => false,
    };

    /// <summary>Four hexadecimal digits that are not an ASCII letter, a digit or an underscore: those may spell a name that counts.</summary>
    private static bool IsPlainCodePoint(ReadOnlySpan<byte> json)
    {
        if (json.Length < 4)
            return false;
        var value = 0;
        foreach (var digit in json[..4])
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
