using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using WigToken.Configuration;
using WigToken.Storage;
using WigToken.Storage.Access;

namespace WigToken.Hosting;

/// <summary>Forgets what the audit log need no longer keep, once an hour, in small steps.</summary>
internal sealed partial class AuditRetention(IAuditStore audit, WigTokenSettings settings, TimeProvider time, ILogger<AuditRetention> logger) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await PruneAsync(stoppingToken);
            await Task.Delay(Interval, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task PruneAsync(CancellationToken cancellationToken)
    {
        try
        {
            var now = time.GetUtcNow();
            while (await audit.PruneAsync((now - settings.AuditRetention).ToUnixTimeMilliseconds(), now.ToUnixTimeMilliseconds(), cancellationToken) > 0)
                cancellationToken.ThrowIfCancellationRequested();
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The host stops; the rest is forgotten next time.
        }
        catch (WigTokenException exception)
        {
            LogFailed(logger, exception.Message);
        }
    }

    [LoggerMessage(EventId = 52, Level = LogLevel.Warning, Message = "Old entries of the audit log could not be removed, trying again in an hour: {Reason}")]
    private static partial void LogFailed(ILogger logger, string reason);
}
