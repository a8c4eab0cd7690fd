using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace WigToken.Agent;

/// <summary>Runs an agent in a host. Whatever goes wrong in it never stops the host.</summary>
internal sealed partial class WigTokenAgentService(WigTokenAgentOptions options, TimeProvider time, ILogger<WigTokenAgentService> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Leaves the caller's thread: a host starts its services one after the other.
        await Task.Yield();
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                using var session = await AgentSession.OpenAsync(options, isStaying: true, time, logger, stoppingToken);
                LogStarted(logger, options.Machine, options.Server!, session.Outbox.Waiting.Messages);
                await session.RunAsync(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
#pragma warning disable CA1031 // Nothing that goes wrong here may stop the host; what was not taken is read again.
            catch (Exception exception)
#pragma warning restore CA1031
            {
                LogFailed(logger, exception.Message, Pause.TotalSeconds, exception is AgentException ? null : exception);
            }

            await Task.Delay(Pause, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    [LoggerMessage(EventId = 71, Level = LogLevel.Information, Message = "Sending usage of {Machine} to {Server}; {Waiting} messages wait.")]
    private static partial void LogStarted(ILogger logger, string machine, Uri server, long waiting);

    [LoggerMessage(EventId = 72, Level = LogLevel.Error, Message = "{Reason} Nothing is lost; it is tried again in {Seconds} s.")]
    private static partial void LogFailed(ILogger logger, string reason, double seconds, Exception? exception);
}
