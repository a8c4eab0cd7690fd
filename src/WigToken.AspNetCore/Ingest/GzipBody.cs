using System.Buffers.Binary;
using System.IO.Compression;
using System.IO.Hashing;
using Microsoft.AspNetCore.Http;
using WigToken.Endpoints;

namespace WigToken.Ingest;

/// <summary>
/// Decompresses gzip (RFC 1952) and checks all of it. <see cref="GZipStream"/> takes a stream that was cut off for one that ended, reads any number
/// of members and passes over what stands behind them; here a body is one member with a right checksum and length, and nothing else.
/// </summary>
internal static class GzipBody
{
    private const int TrailerLength = 8;
    private const int FirstBytes = 4096;

    /// <exception cref="ProblemException">It is cut off, damaged, or becomes too large.</exception>
    public static PooledBytes Decompress(ReadOnlyMemory<byte> body)
    {
        var headerLength = GzipHeader.Read(body.Span);
        if (body.Length - headerLength <= TrailerLength)
            throw Truncated();
        var deflated = body[headerLength..^TrailerLength];
        var trailer = body.Span[^TrailerLength..];
        var checksum = BinaryPrimitives.ReadUInt32LittleEndian(trailer);
        var length = BinaryPrimitives.ReadUInt32LittleEndian(trailer[4..]);

        // The length is a claim, so it only says how much to set aside at first, and that no more than could be accepted.
        var limit = (int)Math.Min(IngestLimits.BodyBytes, Math.Max(IngestLimits.BytesAtAnyRatio, (long)body.Length * IngestLimits.Ratio));
        var output = new PooledBytes((int)Math.Clamp(length + 1L, FirstBytes, limit));
        try
        {
            Inflate(deflated, output, limit);
            if (output.Length != length || Crc32.HashToUInt32(output.Span) != checksum)
                throw Bad("its checksum or length is not the one at its end");
            return output;
        }
        catch
        {
            output.Dispose();
            throw;
        }
    }

    public static ProblemException Truncated() =>
        new(StatusCodes.Status400BadRequest, "truncated_body", "The gzip body is cut off: it ended before its end. Send it again.");

    public static ProblemException Bad(string found) =>
        new(StatusCodes.Status400BadRequest, "bad_encoding", $"The gzip body is damaged: {found}. Expected one whole gzip member. Send it again.");

    private static void Inflate(ReadOnlyMemory<byte> deflated, PooledBytes output, int limit)
    {
        using var feed = new DeflateFeed(deflated);
        using var inflater = new DeflateStream(feed, CompressionMode.Decompress);
        try
        {
            while (inflater.Read(output.Free().Span) is > 0 and var count)
            {
                output.Advance(count);
                if (output.Length > limit)
                    throw IngestBody.TooLarge($"The gzip body becomes more than {limit} bytes; expected at most {IngestLimits.BodyBytes}, and at most {IngestLimits.Ratio} times what was sent. Send fewer messages at once.");
            }
        }
        catch (InvalidDataException)
        {
            throw Bad("it cannot be decompressed");
        }

        if (feed.RanOut)
            throw Truncated();
        if (feed.HasRest)
            throw Bad("there is something behind its end");
    }
}
