using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace WigToken.Parsing.Json.Simd;

/// <summary>A block in one vector.</summary>
internal readonly struct Block512(Vector512<byte> bytes) : IBlock<Block512>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Block512 Load(ref readonly byte first) => new(Vector512.LoadUnsafe(in first));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong Equal(byte value) => Vector512.Equals(bytes, Vector512.Create(value)).ExtractMostSignificantBits();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong Below(byte value) => Vector512.LessThan(bytes, Vector512.Create(value)).ExtractMostSignificantBits();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Block512 With(byte bits) => new(bytes | Vector512.Create(bits));
}

/// <summary>A block in two vectors.</summary>
internal readonly struct Block256(Vector256<byte> low, Vector256<byte> high) : IBlock<Block256>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Block256 Load(ref readonly byte first) => new(Vector256.LoadUnsafe(in first), Vector256.LoadUnsafe(in first, 32));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong Equal(byte value) => Mask(Vector256.Equals(low, Vector256.Create(value)), Vector256.Equals(high, Vector256.Create(value)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong Below(byte value) => Mask(Vector256.LessThan(low, Vector256.Create(value)), Vector256.LessThan(high, Vector256.Create(value)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Block256 With(byte bits) => new(low | Vector256.Create(bits), high | Vector256.Create(bits));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Mask(Vector256<byte> low, Vector256<byte> high) =>
        low.ExtractMostSignificantBits() | ((ulong)high.ExtractMostSignificantBits() << 32);
}

/// <summary>A block in four vectors.</summary>
internal readonly struct Block128(Vector128<byte> a, Vector128<byte> b, Vector128<byte> c, Vector128<byte> d) : IBlock<Block128>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Block128 Load(ref readonly byte first) =>
        new(Vector128.LoadUnsafe(in first), Vector128.LoadUnsafe(in first, 16), Vector128.LoadUnsafe(in first, 32), Vector128.LoadUnsafe(in first, 48));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong Equal(byte value)
    {
        var all = Vector128.Create(value);
        return Mask(Vector128.Equals(a, all), Vector128.Equals(b, all), Vector128.Equals(c, all), Vector128.Equals(d, all));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong Below(byte value)
    {
        var all = Vector128.Create(value);
        return Mask(Vector128.LessThan(a, all), Vector128.LessThan(b, all), Vector128.LessThan(c, all), Vector128.LessThan(d, all));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Block128 With(byte bits)
    {
        var all = Vector128.Create(bits);
        return new Block128(a | all, b | all, c | all, d | all);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Mask(Vector128<byte> a, Vector128<byte> b, Vector128<byte> c, Vector128<byte> d) =>
        a.ExtractMostSignificantBits() | ((ulong)b.ExtractMostSignificantBits() << 16)
        | ((ulong)c.ExtractMostSignificantBits() << 32) | ((ulong)d.ExtractMostSignificantBits() << 48);
}

/// <summary>A block byte by byte: for machines without vectors, and to hold the others against.</summary>
internal struct ScalarBlock : IBlock<ScalarBlock>
{
    private Bytes _bytes;

    public static ScalarBlock Load(ref readonly byte first) => new() { _bytes = Unsafe.ReadUnaligned<Bytes>(in first) };

    public readonly ulong Equal(byte value)
    {
        ulong mask = 0;
        for (var i = 0; i < IBlock<ScalarBlock>.Length; i++)
            mask |= (_bytes[i] == value ? 1UL : 0) << i;
        return mask;
    }

    public readonly ulong Below(byte value)
    {
        ulong mask = 0;
        for (var i = 0; i < IBlock<ScalarBlock>.Length; i++)
            mask |= (_bytes[i] < value ? 1UL : 0) << i;
        return mask;
    }

    public readonly ScalarBlock With(byte bits)
    {
        var block = this;
        for (var i = 0; i < IBlock<ScalarBlock>.Length; i++)
            block._bytes[i] |= bits;
        return block;
    }

    [InlineArray(IBlock<ScalarBlock>.Length)]
    private struct Bytes
    {
        private byte _first;
    }
}
