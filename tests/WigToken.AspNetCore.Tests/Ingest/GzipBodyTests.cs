using System.Buffers.Binary;
using System.IO.Compression;
using System.IO.Hashing;
using System.Text;
using CsCheck;
using WigToken.Endpoints;
using WigToken.Ingest;
using static WigToken.AspNetCore.Tests.Ingest.Requests;

namespace WigToken.AspNetCore.Tests.Ingest;

public sealed class GzipBodyTests
{
    private static readonly byte[] Content = Encoding.UTF8.GetBytes(Body(Message(), Message(("message_id", "\"msg_2\""), ("project", "\"é한😀\""))));

    /// <summary>Dynamic and stored blocks, a header with everything in it, and the shortest there is.</summary>
    public static readonly TheoryData<string, byte[]> Members = new()
    {
        { "optimal", Gzip(Content) },
        { "stored", Gzip(Content, CompressionLevel.NoCompression) },
        { "full header", WithFullHeader(Gzip(Content)) },
        { "one byte", Gzip("1"u8.ToArray()) },
        { "nothing", Gzip([]) },
    };

    [Theory]
    [MemberData(nameof(Members))]
    public void Decompress_WholeMember_IsTheContent(string name, byte[] member)
    {
        using var output = GzipBody.Decompress(member);

        Assert.Equal(ContentOf(name), output.Span);
    }

    [Theory]
    [MemberData(nameof(Members))]
    public void Decompress_CutAnywhere_IsTruncated(string name, byte[] member)
    {
        for (var length = 1; length < member.Length; length++)
            Assert.Equal((name, length, 400, "truncated_body"), (name, length, Refused(member[..length]).Status, Refused(member[..length]).Code));
    }

    [Theory]
    [MemberData(nameof(Members))]
    public void Decompress_AnyBitFlipped_IsRefusedOrTheSame(string name, byte[] member)
    {
        var expected = ContentOf(name);
        var refused = 0;
        for (var bit = 0; bit < member.Length * 8; bit++)
        {
            var damaged = member.ToArray();
            damaged[bit / 8] ^= (byte)(1 << (bit % 8));
            try
            {
                using var output = GzipBody.Decompress(damaged);
                Assert.Equal(expected, output.Span);
            }
            catch (ProblemException exception)
            {
                refused++;
                Assert.Contains((exception.Status, exception.Code), new[] { (400, "bad_encoding"), (400, "truncated_body"), (413, "body_too_large") });
            }
        }

        // Only the time, the two hints and the names in the header change nothing, and the first only where no checksum covers it.
        Assert.InRange(refused, (member.Length - 10) * 8, member.Length * 8);
    }

    [Theory]
    [MemberData(nameof(Members))]
    public void Decompress_AnythingBehindIt_IsRefused(string name, byte[] member)
    {
        byte[][] rests = [[0], [0, 0, 0, 0], [.. member], [.. member[^8..]], [.. Gzip([])], Encoding.ASCII.GetBytes(name)];
        foreach (var rest in rests)
            Assert.Equal("bad_encoding", Refused([.. member, .. rest]).Code);
    }

    [Fact]
    public void Decompress_RestUnderARightTrailer_IsRefused()
    {
        var member = Gzip(Content);
        foreach (var rest in new byte[][] { [0], [1, 2, 3], new byte[20_000] })
            Assert.Equal("bad_encoding", Refused([.. member[..^8], .. rest, .. member[^8..]]).Code);
    }

    /// <summary>Where a stream ends among its last bits, and what is left over then, is different for each.</summary>
    [Fact]
    public void Decompress_AnyContent_EndsWhereItEnds() => Gen.Select(Gen.Byte[0, 40].Array[0, 20_000], Gen.Enum<CompressionLevel>(), Gen.Byte.Array[1, 20]).Sample(
        static (content, level, rest) =>
        {
            var member = Gzip(content, level);
            using (var output = GzipBody.Decompress(member))
                Assert.Equal(content, output.Span);
            Assert.Equal("bad_encoding", Refused([.. member[..^8], .. rest, .. member[^8..]]).Code);
            Assert.Equal("truncated_body", Refused([.. member[..^9], .. member[^8..]]).Code);
        },
        iter: 500);

    [Fact]
    public void Decompress_LengthThatLies_IsRefused()
    {
        foreach (var length in new uint[] { 0, (uint)Content.Length - 1, (uint)Content.Length + 1, int.MaxValue, uint.MaxValue })
        {
            var member = Gzip(Content);
            BinaryPrimitives.WriteUInt32LittleEndian(member.AsSpan(member.Length - 4), length);

            Assert.Equal("bad_encoding", Refused(member).Code);
        }
    }

    [Fact]
    public void Decompress_NoGzipAtAll_IsRefused() => Assert.Equal("bad_encoding", Refused(Content).Code);

    [Fact]
    public void Decompress_Bomb_IsTooLarge()
    {
        // 1 MiB is allowed at any ratio, and above it 200 to one.
        using (var output = GzipBody.Decompress(Gzip(new byte[IngestLimits.BytesAtAnyRatio])))
            Assert.Equal(IngestLimits.BytesAtAnyRatio, output.Length);
        Assert.Equal((413, "body_too_large"), Code(Gzip(new byte[IngestLimits.BytesAtAnyRatio + 1])));
        Assert.Equal((413, "body_too_large"), Code(Gzip(new byte[100 * 1024 * 1024], CompressionLevel.Fastest)));
    }

    [Fact]
    public void Decompress_MoreThanTheLimit_IsTooLargeAtAnyRatio()
    {
        var content = new byte[IngestLimits.BodyBytes + 1];
        new Random(1).NextBytes(content.AsSpan(0, 100_000));

        using (var output = GzipBody.Decompress(Gzip(content[..^1])))
            Assert.True(output.Span.SequenceEqual(content.AsSpan(0, IngestLimits.BodyBytes)));
        Assert.Equal((413, "body_too_large"), Code(Gzip(content)));
    }

    private static byte[] ContentOf(string name) => name switch
    {
        "one byte" => [(byte)'1'],
        "nothing" => [],
        _ => Content,
    };

    private static (int Status, string Code) Code(byte[] body) => (Refused(body).Status, Refused(body).Code);

    private static ProblemException Refused(byte[] body) => Assert.Throws<ProblemException>(() => GzipBody.Decompress(body).Dispose());

    private static byte[] WithFullHeader(byte[] member)
    {
        byte[] header = [0x1F, 0x8B, 8, 2 | 4 | 8 | 16, 1, 2, 3, 4, 0, 3, 5, 0, .. "extra"u8, .. "name\0"u8, .. "comment\0"u8];
        var checksum = Crc32.HashToUInt32(header);
        return [.. header, (byte)checksum, (byte)(checksum >> 8), .. member[10..]];
    }
}
