using System.Collections.Immutable;
using System.Security.Cryptography;

namespace WigToken.Parsing;

/// <summary>Keeps the bytes that identify a file as far as it has been read. They are taken as they were read, so that a file which is replaced meanwhile cannot vouch for itself.</summary>
internal sealed class ContentIdentity
{
    private const int HeadLength = 1024;
    private const int TailLength = 256;

    private readonly byte[] _head = new byte[HeadLength];
    private readonly byte[] _tail = new byte[TailLength];
    private int _headLength, _tailLength;

    /// <summary>Whether the stream still holds, before the position, what was read there; if so it stands there afterwards, else at its beginning.</summary>
    public bool TryResume(Stream stream, TranscriptPosition position)
    {
        _headLength = (int)Math.Min(position.Offset, HeadLength);
        _tailLength = (int)Math.Min(position.Offset, TailLength);
        if (position.Offset == 0)
            return true;
        if (stream.Length >= position.Offset
            && TryRead(stream, 0, _head.AsSpan(0, _headLength))
            && TryRead(stream, position.Offset - _tailLength, _tail.AsSpan(0, _tailLength))
            && Fingerprint().AsSpan().SequenceEqual(position.Fingerprint.AsSpan()))
            return true;
        _headLength = _tailLength = 0;
        stream.Position = 0;
        return false;
    }

    /// <summary>Takes bytes that follow those taken before.</summary>
    public void Append(ReadOnlySpan<byte> bytes)
    {
        var missing = Math.Min(HeadLength - _headLength, bytes.Length);
        bytes[..missing].CopyTo(_head.AsSpan(_headLength));
        _headLength += missing;

        var last = bytes[Math.Max(0, bytes.Length - TailLength)..];
        var kept = Math.Min(_tailLength, TailLength - last.Length);
        _tail.AsSpan(_tailLength - kept, kept).CopyTo(_tail);
        last.CopyTo(_tail.AsSpan(kept));
        _tailLength = kept + last.Length;
    }

    public (byte[] Head, byte[] Tail) Snapshot() => (_head[.._headLength], _tail[.._tailLength]);

    public void Restore((byte[] Head, byte[] Tail) snapshot)
    {
        (_headLength, _tailLength) = (snapshot.Head.Length, snapshot.Tail.Length);
        snapshot.Head.CopyTo(_head, 0);
        snapshot.Tail.CopyTo(_tail, 0);
    }

    public ImmutableArray<byte> Fingerprint()
    {
        Span<byte> both = stackalloc byte[HeadLength + TailLength];
        _head.AsSpan(0, _headLength).CopyTo(both);
        _tail.AsSpan(0, _tailLength).CopyTo(both[_headLength..]);
        return ImmutableArray.Create(SHA256.HashData(both[..(_headLength + _tailLength)]));
    }

    private static bool TryRead(Stream stream, long offset, Span<byte> destination)
    {
        stream.Position = offset;
        return stream.ReadAtLeast(destination, destination.Length, throwOnEndOfStream: false) == destination.Length;
    }
}
