using System.Collections.Concurrent;
using System.Data.Common;
using Microsoft.Extensions.Logging;
using WigToken.Parsing;
using WigToken.Pricing;
using WigToken.Storage.Access;

namespace WigToken.Storage.Relational;

/// <summary>The ledger on a relational database.</summary>
internal sealed partial class RelationalStore(RelationalEngine engine, PriceBook prices, ILogger logger)
    : IUsageStore, ITranscriptStateStore, ISettingsStore, ISessionStore, IRepricer, IReceiver, ITokenStore, ISignInStore, IEmbedOriginStore, IAuditStore, IMachineStore, IAsyncDisposable
{
    private readonly ConcurrentDictionary<long, Series> _series = [];
    private TaskCompletionSource _change = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private WriteQueue? _writer;

    public StoreInfo Info => engine.Info;

    private WriteQueue Writer => _writer ?? throw new InvalidOperationException("The store is not open. Call OpenAsync first; a host does so when it starts.");

    public Task OpenAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var connection = engine.OpenWriter();
        try
        {
            _writer = new WriteQueue(engine, connection, new Writers(engine, connection, prices), SignalChange, logger);
        }
        catch (DbException exception)
        {
            // The statements are prepared here, and a damaged schema shows.
            connection.Dispose();
            if (engine.Explain(exception) is { } explained)
                throw explained;
            throw;
        }

        return Task.CompletedTask;
    }

    public Task<IngestResult> IngestAsync(IReadOnlyList<UsageBatch> batches, CancellationToken cancellationToken) => Writer.RunAsync(
        writers => batches.Aggregate(default(IngestResult), (result, batch) => result + writers.Ledger.Ingest(batch)), cancellationToken);

    public Task ForgetTranscriptsAsync(IReadOnlyCollection<string> paths, CancellationToken cancellationToken) => Writer.RunAsync(
        writers =>
        {
            using var forget = writers.Prepare("DELETE FROM transcript WHERE path = @path", "path");
            return paths.Sum(path => forget.Run(path));
        },
        cancellationToken);

    public Task SetSettingAsync(string name, string value, CancellationToken cancellationToken) => Writer.RunAsync(
        writers =>
        {
            using var set = writers.Prepare(
                "INSERT INTO setting (name, value) VALUES (@name, @value) ON CONFLICT (name) DO UPDATE SET value = excluded.value", "name", "value");
            return set.Run(name, value);
        },
        cancellationToken);

    public Task WaitForChangeAsync(CancellationToken cancellationToken) => Volatile.Read(ref _change).Task.WaitAsync(cancellationToken);

    public async ValueTask DisposeAsync()
    {
        _writer?.Dispose();
        await engine.DisposeAsync();
    }

    private void SignalChange() =>
        Interlocked.Exchange(ref _change, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).SetResult();
}
