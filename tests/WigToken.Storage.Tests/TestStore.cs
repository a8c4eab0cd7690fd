using WigToken.Parsing;
using WigToken.Storage.Access;

namespace WigToken.Storage.Tests;

/// <summary>An open store, seen through all its interfaces.</summary>
public sealed class TestStore : IAsyncDisposable
{
    private TestStore(IUsageStore usage) => Usage = usage;

    public IUsageStore Usage { get; }

    public ISessionStore Sessions => (ISessionStore)Usage;

    public ITranscriptStateStore Transcripts => (ITranscriptStateStore)Usage;

    public ISettingsStore Settings => (ISettingsStore)Usage;

    public ITokenStore Tokens => (ITokenStore)Usage;

    public ISignInStore SignIns => (ISignInStore)Usage;

    public IEmbedOriginStore Origins => (IEmbedOriginStore)Usage;

    public IAuditStore Audit => (IAuditStore)Usage;

    public IRepricer Repricer => (IRepricer)Usage;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static async Task<TestStore> OpenAsync(IUsageStore store)
    {
        await store.OpenAsync(Cancel);
        return new TestStore(store);
    }

    public Task<IngestResult> IngestAsync(params UsageBatch[] batches) => Usage.IngestAsync(batches, Cancel);

    /// <summary>Receives a batch from its machine at a time.</summary>
    public Task<ReceiveResult> ReceiveAsync(UsageBatch batch, long atMs) => ((IReceiver)Usage).ReceiveAsync(
        new ReceivedBatch(
            [batch],
            new MachineSighting { User = batch.Origin.User, Machine = batch.Origin.Machine, SeenMs = atMs },
            static _ => Samples.Entry(AuditActions.Ingest)),
        Cancel);

    public Task<ReceiveResult> ReceiveAsync(ReceivedBatch batch) => ((IReceiver)Usage).ReceiveAsync(batch, Cancel);

    public Task<IReadOnlyList<MachineSighting>> MachinesAsync() => ((IMachineStore)Usage).GetMachinesAsync(Cancel);

    /// <summary>The whole audit log, newest first.</summary>
    public Task<IReadOnlyList<AuditEntry>> AuditAsync() => Audit.GetAuditAsync(new AuditQuery { Limit = int.MaxValue }, Cancel);

    public Task<StoredMessage?> FindAsync(string messageId) => Usage.FindAsync(messageId, Cancel);

    public async Task<UsageSum> TotalAsync() => (await Usage.GetTotalAsync(Cancel)).Sum;

    public async Task<long> VersionAsync() => (await Usage.GetTotalAsync(Cancel)).Version;

    public async Task<IReadOnlyDictionary<Series, UsageSum>> SeriesTotalsAsync() =>
        (await Usage.GetSeriesTotalsAsync(Cancel)).ToDictionary(static row => row.Series, static row => row.Sum);

    public Task<Rollup[]> RollupsAsync(long fromMs = long.MinValue, long toMs = long.MaxValue) =>
        Usage.GetRollupsAsync(fromMs, toMs, Cancel).ToArrayAsync(Cancel).AsTask();

    public Task<Rollup[]> MessageSumsAsync(long fromMs = long.MinValue, long toMs = long.MaxValue) =>
        Usage.GetMessageSumsAsync(fromMs, toMs, Cancel).ToArrayAsync(Cancel).AsTask();

    public async Task<string[]> RecentAsync(int limit) => [.. (await Usage.GetRecentAsync(new MessageQuery { Limit = limit }, Cancel)).Select(static row => row.MessageId)];

    public Task<IReadOnlyList<TranscriptState>> TranscriptsAsync() => Transcripts.GetTranscriptsAsync(Cancel);

    public ValueTask DisposeAsync() => ((IAsyncDisposable)Usage).DisposeAsync();
}
