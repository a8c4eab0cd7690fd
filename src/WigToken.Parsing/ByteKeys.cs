using System.Numerics;
using System.Runtime.InteropServices;

namespace WigToken.Parsing;

/// <summary>Numbers distinct byte strings from 0 in the order in which they come. Finding a known one allocates nothing; a new one is no object of its own.</summary>
internal sealed class ByteKeys
{
    private const int ChunkBytes = 64 * 1024;

    private readonly Chunked<(byte[] Chunk, int Start, int Length, int Hash)> _keys = new();

    // Open addressing, at most half full: the number of the key plus one, or zero.
    private int[] _slots = new int[1024];
    private byte[] _chunk = [];
    private int _used;

    public int Count => _keys.Count;

    public ReadOnlySpan<byte> this[int number]
    {
        get
        {
            ref readonly var key = ref _keys[number];
            return key.Chunk.AsSpan(key.Start, key.Length);
        }
    }

    /// <summary>The number of a key; it gets one if it has none.</summary>
    public int Add(ReadOnlySpan<byte> key, out bool isNew)
    {
        var hash = Hash(key);
        var slot = hash & (_slots.Length - 1);
        for (; _slots[slot] != 0; slot = (slot + 1) & (_slots.Length - 1))
        {
            var number = _slots[slot] - 1;
            if (_keys[number].Hash == hash && this[number].SequenceEqual(key))
            {
                isNew = false;
                return number;
            }
        }

        isNew = true;
        Append(key, hash);
        _slots[slot] = Count;
        if (Count * 2 > _slots.Length)
            Grow();
        return Count - 1;
    }

    private void Append(ReadOnlySpan<byte> key, int hash)
    {
        if (_chunk.Length - _used < key.Length)
        {
            _chunk = new byte[Math.Max(ChunkBytes, key.Length)];
            _used = 0;
        }

        key.CopyTo(_chunk.AsSpan(_used));
        _keys.Add((_chunk, _used, key.Length, hash));
        _used += key.Length;
    }

    private void Grow()
    {
        _slots = new int[_slots.Length * 2];
        for (var number = 0; number < Count; number++)
        {
            var slot = _keys[number].Hash & (_slots.Length - 1);
            while (_slots[slot] != 0)
                slot = (slot + 1) & (_slots.Length - 1);
            _slots[slot] = number + 1;
        }
    }

    private static int Hash(ReadOnlySpan<byte> key)
    {
        const ulong Multiplier = 0x9E37_79B9_7F4A_7C15;
        var hash = (ulong)key.Length;
        for (; key.Length >= sizeof(ulong); key = key[sizeof(ulong)..])
            hash = BitOperations.RotateLeft((hash ^ MemoryMarshal.Read<ulong>(key)) * Multiplier, 29);
        foreach (var value in key)
            hash = (hash ^ value) * Multiplier;
        return (int)(hash >> 32);
    }
}
