using BenchmarkDotNet.Attributes;
using WigToken.Benchmarks.Plain;
using WigToken.Parsing;
using WigToken.Parsing.ClaudeCode;

namespace WigToken.Benchmarks;

/// <summary>
/// Messages and tokens per model. All ways count with the same <see cref="UsageTally"/>: only reading differs. Those that are not the
/// library's get lines that are in memory already, without the stream and its buffer.
/// </summary>
public class ReadUsage
{
    private delegate void LineReader(ReadOnlySpan<byte> line, UsageTally tally);

    [GlobalSetup]
    public void Compare()
    {
        Same.Throw(
            Figures(WigToken()),
            Figures(WigTokenSlowWay()),
            Figures(JsonReaderPrefiltered()),
            Figures(JsonReader()),
            Figures(ObjectsPrefiltered()),
            Figures(DocumentPrefiltered()));
        Same.Throw(WigToken().Messages, Sample.Instance.Records.DistinctBy(static record => record.MessageId, StringComparer.Ordinal).Count());
    }

    [Benchmark(Baseline = true)]
    public UsageTally WigToken() => Read(ClaudeCodeFormat.Instance);

    [Benchmark]
    public UsageTally WigTokenSlowWay() => Read(ClaudeCodeFormat.Ways[0]);

    [Benchmark]
    public UsageTally JsonReaderPrefiltered() => ReadLines(PlainJsonReader.Read, isPrefiltered: true);

    [Benchmark]
    public UsageTally JsonReader() => ReadLines(PlainJsonReader.Read, isPrefiltered: false);

    /// <summary>Classes that <c>JsonSerializer</c> fills with generated code.</summary>
    [Benchmark]
    public UsageTally ObjectsPrefiltered() => ReadLines(PlainLine.Read, isPrefiltered: true);

    [Benchmark]
    public UsageTally DocumentPrefiltered() => ReadLines(PlainDocument.Read, isPrefiltered: true);

    private static UsageTally Read(ITranscriptFormat format)
    {
        var tally = new UsageTally();
        Sample.Instance.Read(format, tally);
        return tally;
    }

    private static UsageTally ReadLines(LineReader reader, bool isPrefiltered)
    {
        var tally = new UsageTally();
        foreach (var file in Sample.Instance.Files)
        {
            ReadOnlySpan<byte> rest = file;
            for (int length; (length = rest.IndexOf((byte)'\n')) >= 0; rest = rest[(length + 1)..])
            {
                var line = rest[..length];
                if (!isPrefiltered || line.IndexOf("\"usage\""u8) >= 0)
                    reader(line, tally);
            }
        }

        return tally;
    }

    private static string Figures(UsageTally tally) =>
        string.Join('\n', tally.PerModel().OrderBy(static model => model.Model, StringComparer.Ordinal));
}
