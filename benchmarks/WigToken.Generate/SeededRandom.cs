using System.Numerics;

namespace WigToken.Generate;

/// <summary>xoshiro256**, seeded by splitmix64: the sequence is ours, so no runtime update changes a tree.</summary>
internal sealed class SeededRandom
{
    private readonly ulong[] state = new ulong[4];

    internal SeededRandom(ulong seed)
    {
        for (var word = 0; word < state.Length; word++)
        {
            seed += 0x9E3779B97F4A7C15;
            var mixed = (seed ^ (seed >> 30)) * 0xBF58476D1CE4E5B9;
            mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
            state[word] = mixed ^ (mixed >> 31);
        }
    }

    internal ulong Next()
    {
        var result = BitOperations.RotateLeft(state[1] * 5, 7) * 9;
        var shifted = state[1] << 17;
        state[2] ^= state[0];
        state[3] ^= state[1];
        state[1] ^= state[2];
        state[0] ^= state[3];
        state[2] ^= shifted;
        state[3] = BitOperations.RotateLeft(state[3], 45);
        return result;
    }

    /// <summary>At least 0 and below <paramref name="limit"/>.</summary>
    internal int Below(int limit) => (int)(((UInt128)Next() * (uint)limit) >> 64);

    internal int Between(int lowest, int highest) => lowest + Below(highest - lowest + 1);

    internal double Unit() => (Next() >> 11) * (1.0 / (1UL << 53));

    internal bool Chance(double rate) => Unit() < rate;

    internal T Pick<T>(params ReadOnlySpan<T> items) => items[Below(items.Length)];

    /// <summary>
    /// Many small ones and few large ones: every doubling is as likely as the next. Whole numbers only, as powers differ by platform.
    /// </summary>
    internal int Skewed(int lowest, int highest)
    {
        var doublings = BitOperations.Log2((uint)(highest / lowest));
        var low = lowest << Below(doublings + 1);
        return Between(low, (int)Math.Min(low * 2L, highest));
    }

    /// <summary>Letters and digits, as in the ids of messages and requests.</summary>
    internal string Token(string prefix, int length) => string.Create(prefix.Length + length, (this, prefix), static (text, from) =>
    {
        from.prefix.CopyTo(text);
        foreach (ref var letter in text[from.prefix.Length..])
            letter = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"[from.Item1.Below(58)];
    });

    internal string Hex(int length) => string.Create(length, this, static (text, random) =>
    {
        foreach (ref var letter in text)
            letter = "0123456789abcdef"[random.Below(16)];
    });

    internal string Uuid() => new Guid((uint)Next(), (ushort)Next(), (ushort)(0x4000 | Below(0x1000)),
        (byte)Between(0x80, 0xBF), (byte)Next(), (byte)Next(), (byte)Next(), (byte)Next(), (byte)Next(), (byte)Next(), (byte)Next())
        .ToString();
}
