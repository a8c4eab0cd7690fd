using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using WigToken.Parsing.Json.Simd;

namespace WigToken.Parsing.ClaudeCode;

/// <summary>
/// One pass over whole chunks for the places that may carry usage: <c>"usage"</c>, or an escape that may spell a letter of it
/// (<c>\u006.</c>, <c>\u007.</c>).
/// </summary>
internal static class UsageNeedle<TBlock>
    where TBlock : struct, IBlock<TBlock>
{
    private const int Length = 7;

    /// <summary>Where the first one begins; -1 if there is none.</summary>
    public static int IndexIn(ReadOnlySpan<byte> bytes)
    {
        ref var first = ref MemoryMarshal.GetReference(bytes);
        var at = 0;

        // A candidate may reach beyond its block.
        for (; at <= bytes.Length - IBlock<TBlock>.Length - Length; at += IBlock<TBlock>.Length)
        {
            for (var found = Candidates(in Unsafe.Add(ref first, at)); found != 0; found &= found - 1)
            {
                var candidate = at + BitOperations.TrailingZeroCount(found);
                if (IsNeedle(bytes[candidate..]))
                    return candidate;
            }
        }

        for (; at < bytes.Length; at++)
        {
            if (IsNeedle(bytes[at..]))
                return at;
        }

        return -1;
    }

    /// <summary>Both needles have a <c>u</c> behind their first byte; with the first and the fifth byte almost nothing else is left.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Candidates(ref readonly byte at)
    {
        var first = TBlock.Load(in at);
        var second = TBlock.Load(in Unsafe.Add(ref Unsafe.AsRef(in at), 1));

        // 6 and 7 differ in their lowest bit, which g has.
        var fifth = TBlock.Load(in Unsafe.Add(ref Unsafe.AsRef(in at), 4)).With(1);
        var key = first.Equal((byte)'"') & fifth.Equal((byte)'g');
        var escape = first.Equal((byte)'\\') & fifth.Equal((byte)'7');
        return second.Equal((byte)'u') & (key | escape);
    }

    private static bool IsNeedle(ReadOnlySpan<byte> bytes) =>
        bytes.StartsWith("\"usage\""u8) || bytes.StartsWith("\\u006"u8) || bytes.StartsWith("\\u007"u8);
}
