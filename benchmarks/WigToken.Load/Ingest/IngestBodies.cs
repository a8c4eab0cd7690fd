using System.IO.Compression;
using WigToken.Load.Messages;
using WigToken.Load.Servers;

namespace WigToken.Load.Ingest;

/// <summary>
/// The bodies of one client. Plain ones are written when they are needed, into one buffer; compressing would cost the client as much as
/// the server's whole work, so compressed ones are made between the rounds, and a round ends when they are used up.
/// </summary>
internal sealed class IngestBodies(BodyTemplate template, bool isGzip)
{
    private static readonly DateTimeOffset Begin = DateTimeOffset.UtcNow.AddDays(-365);
    private const int Hours = 364 * 24;

    private readonly byte[] _buffer = new byte[template.Length];
    private readonly Queue<byte[]> _compressed = new();
    private int _written, _taken;

    /// <summary>What all bodies that were taken add up to.</summary>
    public Totals Sent => Enumerable.Range(0, _taken).Aggregate(default(Totals), (sum, number) => sum + template.Sum(number));

    public void Prepare(int count)
    {
        while (isGzip && _compressed.Count < count)
            _compressed.Enqueue(Compress(Write()));
    }

    /// <summary>The next body, valid until the one after it; empty when there is none.</summary>
    public ReadOnlyMemory<byte> Next()
    {
        if (isGzip && _compressed.Count == 0)
            return default;
        _taken++;
        return isGzip ? _compressed.Dequeue() : Write();
    }

    private byte[] Write()
    {
        template.Write(_buffer, _written, TimePrefix.ToHour(Begin.AddHours(_written % Hours)));
        _written++;
        return _buffer;
    }

    private static byte[] Compress(byte[] body)
    {
        using var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionLevel.Fastest))
            gzip.Write(body);
        return compressed.ToArray();
    }
}
