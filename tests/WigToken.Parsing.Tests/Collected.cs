using WigToken.Oracle;
using WigToken.Parsing.ClaudeCode;

namespace WigToken.Parsing.Tests;

/// <summary>What a reader hands out, in the oracle's words so that the two can be compared.</summary>
internal sealed class Collected : IUsageHandler
{
    public List<string> Copies { get; } = [];

    public List<(SkipReason Reason, long Offset)> Skips { get; } = [];

    public ReadResult Result { get; private set; }

    public static Collected From(byte[] file, Func<Stream, Stream>? wrap = null, ITranscriptFormat? format = null)
    {
        var collected = new Collected();
        using var memory = new MemoryStream(file);
        using var stream = wrap?.Invoke(memory) ?? memory;
        collected.Result = new TranscriptReader(format ?? ClaudeCodeFormat.Instance).Read(stream, TranscriptPosition.Start, NastyLine.FallbackTimestampMs, collected);
        return collected;
    }

    public static IEnumerable<string> Oracle(byte[] file) =>
        OracleLines.Read(file, NastyLine.FallbackTimestampMs).Select(static copy => OracleText.Of(copy with
        {
            RequestId = Text(copy.RequestId), SessionId = Text(copy.SessionId),
        }));

    public void Usage(in UsageLine line)
    {
        var record = line.ToRecord(new TextCache());
        Copies.Add(OracleText.Of(new OracleCopy(
            line.Offset, record.MessageId, record.Model, record.RequestId, record.SessionId, record.IsSidechain, record.TimestampMs,
            new OracleCounts(record.Counts.Input, record.Counts.Output, record.Counts.CacheWrite5m, record.Counts.CacheWrite1h, record.Counts.CacheRead))));
    }

    public void Skipped(SkipReason reason, long offset) => Skips.Add((reason, offset));

    /// <summary>An id that is empty and one that is missing are the same to us.</summary>
    private static string? Text(string? id) => string.IsNullOrEmpty(id) ? null : id;
}
