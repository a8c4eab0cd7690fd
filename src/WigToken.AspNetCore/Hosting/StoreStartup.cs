using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using WigToken.Configuration;
using WigToken.Storage;

namespace WigToken.Hosting;

/// <summary>Opens the store before anything else of the host starts.</summary>
internal sealed partial class StoreStartup(IUsageStore store, ISettingsStore settingsStore, WigTokenSettings settings, ILogger<StoreStartup> logger)
    : IHostedLifecycleService
{
    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        await store.OpenAsync(cancellationToken);
        LogOpened(logger, store.Info.Kind, store.Info.Version, store.Info.Location);
        await store.UseDaysOfAsync(settings.TimeZone, cancellationToken);
        await NotePricesAsync(cancellationToken);
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Notes the prices of an empty store; of one that holds history, only pricing that again changes what it is priced with.</summary>
    private async Task NotePricesAsync(CancellationToken cancellationToken)
    {
        var book = settings.Prices.Fingerprint;
        var noted = await settingsStore.GetSettingAsync(StoreSettings.PriceBook, cancellationToken);
        if (noted == book)
            return;
        if (noted is not null && (await store.GetTotalAsync(cancellationToken)).Sum.Messages is > 0 and var messages)
            LogPricesChanged(logger, settings.Prices.Name, messages);
        else
            await settingsStore.SetSettingAsync(StoreSettings.PriceBook, book, cancellationToken);
    }

    [LoggerMessage(EventId = 50, Level = LogLevel.Information, Message = "Opened the {Kind} {Version} database {Location}.")]
    private static partial void LogOpened(ILogger logger, string kind, string version, string location);

    [LoggerMessage(EventId = 51, Level = LogLevel.Warning, Message = "The prices (now: {Book}) are not those that history was priced with. What is stored, {Messages} messages, keeps its cost; what is new gets the new prices. 'wigtoken reprice --dry-run' shows what would change, 'wigtoken reprice' changes it.")]
    private static partial void LogPricesChanged(ILogger logger, string book, long messages);
}
