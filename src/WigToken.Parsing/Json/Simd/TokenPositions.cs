using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace WigToken.Parsing.Json.Simd;

/// <summary>Turns the bits of a block into positions. More may be written than there are bits, up to a block's; the rest means nothing.</summary>
internal static class TokenPositions
{
    /// <summary>Eight are written whether there are so many or not: a branch that is guessed wrong costs more.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Write(ref int positions, int block, ulong tokens, int total)
    {
        const int AtOnce = 8;
        for (var i = 0; i < AtOnce; i++)
        {
            Unsafe.Add(ref positions, i) = block + BitOperations.TrailingZeroCount(tokens);
            tokens &= tokens - 1;
        }

        for (var i = AtOnce; i < total; i++)
        {
            Unsafe.Add(ref positions, i) = block + BitOperations.TrailingZeroCount(tokens);
            tokens &= tokens - 1;
        }
    }

    /// <summary>The same where the processor moves the bytes of a mask together (<see cref="Avx512Vbmi2"/>): sixteen at once.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void WriteCompressed(ref int positions, int block, ulong tokens, int total)
    {
        const int AtOnce = 16;
        var places = Avx512Vbmi2.Compress(Vector512<byte>.Zero, ToMask(tokens), Vector512<byte>.Indices);
        var start = Vector512.Create(block);
        (start + Avx512F.ConvertToVector512Int32(places.GetLower().GetLower())).StoreUnsafe(ref positions);
        if (total <= AtOnce)
            return;
        (start + Avx512F.ConvertToVector512Int32(places.GetLower().GetUpper())).StoreUnsafe(ref positions, AtOnce);
        if (total <= 2 * AtOnce)
            return;
        (start + Avx512F.ConvertToVector512Int32(places.GetUpper().GetLower())).StoreUnsafe(ref positions, 2 * AtOnce);
        (start + Avx512F.ConvertToVector512Int32(places.GetUpper().GetUpper())).StoreUnsafe(ref positions, 3 * AtOnce);
    }

    /// <summary>Every bit as a byte of all ones or zeros: byte n gets the eighth of the bits that holds its own, and keeps that one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<byte> ToMask(ulong bits)
    {
        var eighths = Vector512.Create(
            0, 0x0101_0101_0101_0101, 0x0202_0202_0202_0202, 0x0303_0303_0303_0303,
            0x0404_0404_0404_0404, 0x0505_0505_0505_0505, 0x0606_0606_0606_0606, 0x0707_0707_0707_0707).AsByte();
        var own = Vector512.Create(0x8040_2010_0804_0201).AsByte();
        return Vector512.Equals(Avx512BW.Shuffle(Vector512.Create(bits).AsByte(), eighths) & own, own);
    }
}
