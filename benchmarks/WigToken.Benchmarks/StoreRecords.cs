using BenchmarkDotNet.Attributes;
using Microsoft.Extensions.Logging.Abstractions;
using WigToken.Parsing;
using WigToken.Parsing.ClaudeCode;
using WigToken.Pricing;
using WigToken.Storage;

namespace WigToken.Benchmarks;

/// <summary>All records into a new SQLite file, a thousand in a transaction, each on disk before the next begins.</summary>
public class StoreRecords
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("wigtoken-benchmarks-");
    private UsageBatch[] _batches = [];
    private IUsageStore _store = null!;

    [GlobalSetup]
    public async Task CompareAsync()
    {
        var origin = new UsageOrigin("alice", "laptop", "app", ClaudeCodeFormat.Source);
        _batches = [.. Sample.Instance.Records.Chunk(1000).Select(records => new UsageBatch(origin, records))];

        var tally = new UsageTally();
        Sample.Instance.Read(ClaudeCodeFormat.Instance, tally);
        await OpenAsync();
        await SqliteAsync();
        var (sum, _) = await _store.GetTotalAsync(CancellationToken.None);
        Same.Throw((tally.Messages, tally.PerModel().Aggregate(default(TokenCounts), static (counts, model) => counts + model.Counts)), ((int)sum.Messages, sum.Counts));
        await CloseAsync();
    }

    [IterationSetup]
    public void Open() => OpenAsync().GetAwaiter().GetResult();

    [Benchmark]
    public async Task<int> SqliteAsync()
    {
        var applied = 0;
        foreach (var batch in _batches)
            applied += (await _store.IngestAsync([batch], CancellationToken.None)).Applied;
        return applied;
    }

    [IterationCleanup]
    public void Close() => CloseAsync().GetAwaiter().GetResult();

    [GlobalCleanup]
    public void Delete() => _folder.Delete(recursive: true);

    private async Task OpenAsync()
    {
        _store = UsageStores.Sqlite(Path.Combine(_folder.FullName, $"{Guid.NewGuid():N}.db"), PriceBook.Default, NullLogger.Instance);
        await _store.OpenAsync(CancellationToken.None);
    }

    private async Task CloseAsync() => await ((IAsyncDisposable)_store).DisposeAsync();
}
