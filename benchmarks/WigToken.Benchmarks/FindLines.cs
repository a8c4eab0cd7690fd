using System.Text;
using BenchmarkDotNet.Attributes;
using WigToken.Parsing;
using WigToken.Parsing.ClaudeCode;

namespace WigToken.Benchmarks;

/// <summary>How many lines there are, and how many of them mention usage.</summary>
public class FindLines
{
    private static readonly Encoding Utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);

    [GlobalSetup]
    public void Compare() => Same.Throw(Reader(), WholeFiles(), LineByLine(), ReadLineContains());

    /// <summary>The library's reader over streams, with a format that only looks at what it is given.</summary>
    [Benchmark(Baseline = true)]
    public (long, long) Reader()
    {
        var counter = new Counter();
        var (lines, _) = Sample.Instance.Read(counter, new UsageTally());
        return (lines, counter.Found);
    }

    /// <summary>The search of that format alone, over bytes that are in memory already.</summary>
    [Benchmark]
    public (long, long) WholeFiles()
    {
        var counter = new Counter();
        long lines = 0;
        foreach (var file in Sample.Instance.Files)
        {
            ReadOnlySpan<byte> rest = file;
            int passed;
            for (int usage; (usage = counter.IndexOfUsage(rest, out passed)) >= 0; lines += passed + 1)
            {
                var end = usage + rest[usage..].IndexOf((byte)'\n');
                counter.ReadLine(rest[(rest[..usage].LastIndexOf((byte)'\n') + 1)..end]);
                rest = rest[(end + 1)..];
            }

            lines += passed;
        }

        return (lines, counter.Found);
    }

    /// <summary>Two searches per line, over bytes that are in memory already.</summary>
    [Benchmark]
    public (long, long) LineByLine()
    {
        long lines = 0, found = 0;
        foreach (var file in Sample.Instance.Files)
        {
            ReadOnlySpan<byte> rest = file;
            for (int length; (length = rest.IndexOf((byte)'\n')) >= 0; rest = rest[(length + 1)..])
            {
                lines++;
                if (rest[..length].IndexOf("\"usage\""u8) >= 0)
                    found++;
            }
        }

        return (lines, found);
    }

    [Benchmark]
    public (long, long) ReadLineContains()
    {
        long lines = 0, found = 0;
        foreach (var file in Sample.Instance.Files)
        {
            using var text = new StreamReader(new MemoryStream(file, writable: false), Utf8);
            while (text.ReadLine() is { } line)
            {
                lines++;
                if (line.Contains("\"usage\"", StringComparison.Ordinal))
                    found++;
            }
        }

        return (lines, found);
    }

    private sealed class Counter : ITranscriptFormat
    {
        public long Found { get; private set; }

        public string Source => ClaudeCodeFormat.Source;

        public int IndexOfUsage(ReadOnlySpan<byte> bytes, out int lineFeeds) => ClaudeCodeFormat.Instance.IndexOfUsage(bytes, out lineFeeds);

        public void ReadLine(ReadOnlySpan<byte> line, long offset, IUsageHandler handler) => ReadLine(line);

        // An escape that may spell a letter of it stops the reader too; the others do not look for that.
        public void ReadLine(ReadOnlySpan<byte> line)
        {
            if (line.IndexOf("\"usage\""u8) >= 0)
                Found++;
        }

        // Any: with none the reader would go on looking in the lines before.
        public long? ReadTimestamp(ReadOnlySpan<byte> line) => 0;
    }
}
