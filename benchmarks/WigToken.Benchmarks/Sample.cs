using WigToken.Generate;
using WigToken.Parsing;
using WigToken.Parsing.ClaudeCode;

namespace WigToken.Benchmarks;

/// <summary>
/// A generated tree of about 32 MB, in memory; the same in every process. Without the lines that an ordinary JSON reader cannot be
/// expected to get right (<see cref="OrdinaryLines"/>), so that all readers have to come to the same figures.
/// </summary>
internal sealed class Sample
{
    private static readonly Lazy<Sample> Lazily = new(static () => new Sample());

    private Sample()
    {
        var folder = Directory.CreateTempSubdirectory("wigtoken-benchmarks-");
        try
        {
            TranscriptTree.Write(folder.FullName, new TranscriptTreeOptions { Seed = 1, Megabytes = 32 });
            Files = [.. folder.EnumerateFiles("*.jsonl", SearchOption.AllDirectories)
                .OrderBy(static file => file.FullName, StringComparer.Ordinal)
                .Select(static file => OrdinaryLines.Of(File.ReadAllBytes(file.FullName)))];
        }
        finally
        {
            folder.Delete(recursive: true);
        }

        Bytes = Files.Sum(static file => (long)file.Length);
        Lines = Files.Sum(static file => (long)file.AsSpan().Count((byte)'\n'));
        var collector = new Collector();
        Read(ClaudeCodeFormat.Instance, collector);
        Records = collector.Records;
    }

    public static Sample Instance => Lazily.Value;

    public IReadOnlyList<byte[]> Files { get; }

    public long Bytes { get; }

    public long Lines { get; }

    /// <summary>Every copy of every message.</summary>
    public IReadOnlyList<UsageRecord> Records { get; }

    /// <summary>Reads all files with the library's reader.</summary>
    public (long Lines, long LinesWithoutUsage) Read(ITranscriptFormat format, IUsageHandler handler)
    {
        var reader = new TranscriptReader(format);
        (long Lines, long LinesWithoutUsage) sum = default;
        foreach (var file in Files)
        {
            using var stream = new MemoryStream(file, writable: false);
            var result = reader.Read(stream, TranscriptPosition.Start, 0, handler);
            sum = (sum.Lines + result.Lines, sum.LinesWithoutUsage + result.LinesWithoutUsage);
        }

        return sum;
    }

    private sealed class Collector : IUsageHandler
    {
        private readonly TextCache _texts = new();

        public List<UsageRecord> Records { get; } = [];

        public void Usage(in UsageLine line) => Records.Add(line.ToRecord(_texts));

        public void Skipped(SkipReason reason, long offset)
        {
            // Only what counts is collected.
        }
    }
}
