using WigToken.Parsing;
using WigToken.Parsing.ClaudeCode;

namespace WigToken.Scan;

/// <summary>Parses a tree: the parser alone, as somebody would use it who took nothing else.</summary>
internal static class TreeScan
{
    public static ScanReport Run(ScanOptions options)
    {
        // Largest first, so that the threads end together.
        FileInfo[] files = [.. new DirectoryInfo(options.Directory).EnumerateFiles("*.jsonl", SearchOption.AllDirectories).OrderByDescending(static file => file.Length)];
        var next = -1;
        var workers = Enumerable.Range(0, options.Threads).Select(_ => new Worker()).ToArray();
        var threads = workers.Select(worker => new Thread(() => worker.Run(files, ref next))).ToArray();
        foreach (var thread in threads)
            thread.Start();
        foreach (var thread in threads)
            thread.Join();

        var tally = workers[0].Tally;
        foreach (var worker in workers.Skip(1))
            tally.Add(worker.Tally);
        return new ScanReport(files.Length, workers.Sum(static worker => worker.Lines), tally.Messages, tally.PerModel(), [.. workers.SelectMany(static worker => worker.Unread)]);
    }

    private sealed class Worker
    {
        private readonly TranscriptReader _reader = new(ClaudeCodeFormat.Instance);

        public UsageTally Tally { get; } = new();

        public long Lines { get; private set; }

        public List<string> Unread { get; } = [];

        public void Run(FileInfo[] files, ref int next)
        {
            for (int i; (i = Interlocked.Increment(ref next)) < files.Length;)
            {
                try
                {
                    using var stream = new FileStream(files[i].FullName, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
                    var modified = new DateTimeOffset(files[i].LastWriteTimeUtc).ToUnixTimeMilliseconds();
                    Lines += _reader.Read(stream, TranscriptPosition.Start, modified, Tally).Lines;
                }
                catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
                {
                    Unread.Add($"Cannot read {files[i].FullName}: {exception.Message}");
                }
            }
        }
    }
}
