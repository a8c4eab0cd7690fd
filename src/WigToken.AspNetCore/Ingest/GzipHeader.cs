using System.Buffers.Binary;
using System.IO.Hashing;
using WigToken.Endpoints;

namespace WigToken.Ingest;

/// <summary>The header of a gzip member (RFC 1952, 2.3). Nothing of it is used but its length.</summary>
internal static class GzipHeader
{
    private const int FixedLength = 10;
    private const int HasChecksum = 2, HasExtra = 4, HasName = 8, HasComment = 16, Reserved = 0xE0;

    /// <summary>The magic number, and deflate: no other method was ever given a number.</summary>
    private static ReadOnlySpan<byte> Start => [0x1F, 0x8B, 8];

    /// <summary>Its length in bytes.</summary>
    /// <exception cref="ProblemException">It is cut off or damaged.</exception>
    public static int Read(ReadOnlySpan<byte> body)
    {
        if (!body.StartsWith(Start[..Math.Min(Start.Length, body.Length)]))
            throw GzipBody.Bad("it does not begin like gzip");
        if (body.Length < FixedLength)
            throw GzipBody.Truncated();
        var flags = body[3];
        if ((flags & Reserved) != 0)
            throw GzipBody.Bad("its header has flags that have no meaning");

        var length = FixedLength;
        if ((flags & HasExtra) != 0)
            length = Within(body, length + 2) + BinaryPrimitives.ReadUInt16LittleEndian(body[length..]);
        if ((flags & HasName) != 0)
            length = AfterZero(body, length);
        if ((flags & HasComment) != 0)
            length = AfterZero(body, length);
        if ((flags & HasChecksum) != 0)
        {
            var checksum = BinaryPrimitives.ReadUInt16LittleEndian(body[Within(body, length)..Within(body, length + 2)]);
            if (checksum != (ushort)Crc32.HashToUInt32(body[..length]))
                throw GzipBody.Bad("its header's checksum is wrong");
            length += 2;
        }

        return Within(body, length);
    }

    private static int AfterZero(ReadOnlySpan<byte> body, int start)
    {
        var zero = body[Within(body, start)..].IndexOf((byte)0);
        return zero < 0 ? throw GzipBody.Truncated() : start + zero + 1;
    }

    private static int Within(ReadOnlySpan<byte> body, int length) => length <= body.Length ? length : throw GzipBody.Truncated();
}
