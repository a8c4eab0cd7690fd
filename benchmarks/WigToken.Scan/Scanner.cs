using WigToken.Parsing;
using WigToken.Parsing.ClaudeCode;

namespace WigToken.Scan;

/// <summary>Parses a tree and prints what it holds.</summary>
internal static class Scanner
{
    public static int Run(ScanOptions options)
    {
        // Largest first, so that the threads end together.
        FileInfo[] files = [.. new DirectoryInfo(options.Directory).EnumerateFiles("*.jsonl", SearchOption.AllDirectories).OrderByDescending(static file => file.Length)];
        var next = -1;
        var workers = new Worker[options.Threads];
        var threads = new Thread[options.Threads];
        for (var i = 0; i < threads.Length; i++)
        {
            var worker = workers[i] = new Worker();
            threads[i] = new Thread(() => worker.Run(files, ref next));
            threads[i].Start();
        }

        var total = new UsageTally();
        long lines = 0;
        for (var i = 0; i < threads.Length; i++)
        {
            threads[i].Join();
            lines += workers[i].Lines;
            total.Add(workers[i].Tally);
        }

        Console.WriteLine($"{files.Length} {lines} {total.Messages}"); Console.Error.WriteLine($"alloc {GC.GetTotalAllocatedBytes(true)} gcs {GC.CollectionCount(0)} {GC.CollectionCount(2)}");
        foreach (var model in total.PerModel()) Console.WriteLine(model);
        return 0;
    }

    private sealed class Worker
    {
        private readonly TranscriptReader _reader = new(ClaudeCodeFormat.Instance);

        public UsageTally Tally { get; } = new();

        public long Lines { get; private set; }

        public void Run(FileInfo[] files, ref int next)
        {
            for (int i; (i = Interlocked.Increment(ref next)) < files.Length;)
            {
                using var stream = new FileStream(files[i].FullName, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
                Lines += _reader.Read(stream, TranscriptPosition.Start, 0, Tally).Lines;
            }
        }
    }
}
