using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using WigToken.Parsing;
using WigToken.Storage;
using WigToken.Storage.Access;

namespace WigToken.AspNetCore.Tests.Hosting;

/// <summary>The real store, with whatever a test lets happen before each read of usage and before each batch is received.</summary>
internal sealed class TroubledStore(IUsageStore store) : IUsageStore, IReceiver, IAsyncDisposable
{
    // What no trouble is made with is the real store's.
    private static readonly Type[] Untroubled =
    [
        typeof(ITranscriptStateStore), typeof(ISettingsStore), typeof(ISessionStore), typeof(IRepricer), typeof(ITokenStore), typeof(ISignInStore), typeof(IEmbedOriginStore),
        typeof(IAuditStore), typeof(IMachineStore),
    ];

    public Func<CancellationToken, Task> BeforeReceive { get; set; } = static _ => Task.CompletedTask;

    public Func<CancellationToken, Task> BeforeRead { get; set; } = static _ => Task.CompletedTask;

    public StoreInfo Info => store.Info;

    private IUsageStore Real => store;

    /// <summary>Puts itself in the place of the host's store.</summary>
    public static void Replace(WebApplicationBuilder builder)
    {
        var real = builder.Services.Last(static service => service.ServiceType == typeof(IUsageStore)).ImplementationFactory!;
        builder.Services.Replace(ServiceDescriptor.Singleton<IUsageStore>(provider => new TroubledStore((IUsageStore)real(provider))));
        foreach (var service in Untroubled)
            builder.Services.Replace(ServiceDescriptor.Singleton(service, static provider => ((TroubledStore)provider.GetRequiredService<IUsageStore>()).Real));
    }

    public Task OpenAsync(CancellationToken cancellationToken) => store.OpenAsync(cancellationToken);

    public Task<IngestResult> IngestAsync(IReadOnlyList<UsageBatch> batches, CancellationToken cancellationToken) => store.IngestAsync(batches, cancellationToken);

    public async Task<(UsageSum Sum, long Version)> GetTotalAsync(CancellationToken cancellationToken)
    {
        await BeforeRead(cancellationToken);
        return await store.GetTotalAsync(cancellationToken);
    }

    public async Task<IReadOnlyList<SeriesTotal>> GetSeriesTotalsAsync(CancellationToken cancellationToken)
    {
        await BeforeRead(cancellationToken);
        return await store.GetSeriesTotalsAsync(cancellationToken);
    }

    public IAsyncEnumerable<Rollup> GetRollupsAsync(long fromMs, long toMs, CancellationToken cancellationToken) => TroubledAsync(store.GetRollupsAsync(fromMs, toMs, cancellationToken), cancellationToken);

    public IAsyncEnumerable<Rollup> GetRollupsAsync(long fromMs, long toMs, TimeZoneInfo daysOf, CancellationToken cancellationToken) => TroubledAsync(store.GetRollupsAsync(fromMs, toMs, daysOf, cancellationToken), cancellationToken);

    public Task<bool> UseDaysOfAsync(TimeZoneInfo zone, CancellationToken cancellationToken) => store.UseDaysOfAsync(zone, cancellationToken);

    public IAsyncEnumerable<Rollup> GetMessageSumsAsync(long fromMs, long toMs, CancellationToken cancellationToken) => TroubledAsync(store.GetMessageSumsAsync(fromMs, toMs, cancellationToken), cancellationToken);

    public async Task<IReadOnlyList<StoredMessage>> GetRecentAsync(MessageQuery query, CancellationToken cancellationToken)
    {
        await BeforeRead(cancellationToken);
        return await store.GetRecentAsync(query, cancellationToken);
    }

    public Task<StoredMessage?> FindAsync(string messageId, CancellationToken cancellationToken) => store.FindAsync(messageId, cancellationToken);

    public Task WaitForChangeAsync(CancellationToken cancellationToken) => store.WaitForChangeAsync(cancellationToken);

    public async Task<ReceiveResult> ReceiveAsync(ReceivedBatch batch, CancellationToken cancellationToken)
    {
        await BeforeReceive(cancellationToken);
        return await ((IReceiver)store).ReceiveAsync(batch, cancellationToken);
    }

    public ValueTask DisposeAsync() => ((IAsyncDisposable)store).DisposeAsync();

    private async IAsyncEnumerable<Rollup> TroubledAsync(IAsyncEnumerable<Rollup> rows, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await BeforeRead(cancellationToken);
        await foreach (var row in rows.WithCancellation(cancellationToken))
            yield return row;
    }
}
