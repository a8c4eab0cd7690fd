using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using WigToken.Agent;
using WigToken.Parsing;
using WigToken.Pricing;
using WigToken.Storage;

namespace WigToken.Scan;

/// <summary>Imports a tree into a SQLite file the way a server does when it starts for the first time.</summary>
internal static class TreeImport
{
    public static async Task<ScanReport> RunAsync(ScanOptions options)
    {
        var store = UsageStores.Sqlite(options.Store!, PriceBook.Default, NullLogger.Instance);
        await using var closing = (IAsyncDisposable)store;
        await store.OpenAsync(CancellationToken.None);
        var unread = new Warnings();
        var transcripts = new TranscriptOptions { Roots = [options.Directory] };
        var status = await TranscriptImport.RunAsync(transcripts, new StoreSink(store), unread, CancellationToken.None);

        var perModel = (await store.GetSeriesTotalsAsync(CancellationToken.None))
            .GroupBy(static total => total.Series.Model, static total => total.Sum, StringComparer.Ordinal)
            .Select(static sums => new ModelUsage(sums.Key, (int)sums.Sum(static sum => sum.Messages), sums.Aggregate(default(TokenCounts), static (counts, sum) => counts + sum.Counts)));
        var total = await store.GetTotalAsync(CancellationToken.None);
        return new ScanReport(status.Files, null, total.Sum.Messages, [.. perModel], [.. unread.Messages]);
    }

    private sealed class StoreSink(IUsageStore store) : IUsageSink
    {
        private readonly ITranscriptStateStore _transcripts = (ITranscriptStateStore)store;

        public Task<IReadOnlyList<TranscriptState>> LoadAsync(CancellationToken cancellationToken) => _transcripts.GetTranscriptsAsync(cancellationToken);

        public async Task<int> WriteAsync(UsageBatch batch, CancellationToken cancellationToken) => (await store.IngestAsync([batch], cancellationToken)).Applied;

        public Task ForgetAsync(IReadOnlyCollection<string> paths, CancellationToken cancellationToken) => _transcripts.ForgetTranscriptsAsync(paths, cancellationToken);
    }

    /// <summary>Keeps what the import warns of: files that it could not read.</summary>
    private sealed class Warnings : ILogger
    {
        public ConcurrentQueue<string> Messages { get; } = new();

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Warning;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel))
                Messages.Enqueue(formatter(state, exception));
        }
    }
}
