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
    /// <param name="bytes">Whole lines.</param>
    /// <param name="lineFeeds">How many line feeds stand before it, or in all.</param>
    /// <remarks>Compiled at its best from the first call on, as <see cref="TokenWindow{TBlock}.Fill"/> is.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static int IndexIn(ReadOnlySpan<byte> bytes, out int lineFeeds)
    {
        lineFeeds = 0;
        ref var start = ref MemoryMarshal.GetReference(bytes);
        var at = 0;

        // A candidate may reach beyond its block.
        for (; at <= bytes.Length - IBlock<TBlock>.Length - Length; at += IBlock<TBlock>.Length)
        {
            var block = TBlock.Load(in Unsafe.Add(ref start, at));
            var feeds = block.Equal((byte)'\n');
            for (var found = Candidates(block, in Unsafe.Add(ref start, at)); found != 0; found &= found - 1)
            {
                var candidate = BitOperations.TrailingZeroCount(found);
                if (!IsNeedle(bytes[(at + candidate)..]))
                    continue;
                lineFeeds += BitOperations.PopCount(feeds & ((1UL << candidate) - 1));
                return at + candidate;
            }

            lineFeeds += BitOperations.PopCount(feeds);
        }

        for (; at < bytes.Length; at++)
        {
            if (IsNeedle(bytes[at..]))
                return at;
            lineFeeds += bytes[at] == '\n' ? 1 : 0;
        }

        return -1;
    }

    /// <summary>Both needles have a <c>u</c> behind their first byte; with the first and the fifth byte almost nothing else is left.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Candidates(TBlock first, ref readonly byte at)
    {
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
