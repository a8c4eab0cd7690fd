using System.Text.Json;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using WigToken.Contracts;
using WigToken.Endpoints;
using WigToken.Storage;

namespace WigToken.Live;

/// <summary>
/// Turns "something changed" into at most ten snapshots a second. Every subscriber waits for the next one and takes the newest there is, so
/// a slow one skips snapshots and never queues them.
/// </summary>
internal sealed partial class LiveTotals(IUsageStore store, TimeProvider time, ILogger<LiveTotals> logger) : BackgroundService
{
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(100);

    // Another process on the same database does not signal; its changes are found by looking.
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1);

    private TaskCompletionSource<LiveFrame> _next = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private TaskCompletionSource _subscribed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private LiveFrame? _current;
    private int _subscribers;

    public int Subscribers => Volatile.Read(ref _subscribers);

    /// <summary>Counts a subscriber until it is disposed; without any, nothing is computed.</summary>
    public IDisposable Subscribe()
    {
        Interlocked.Increment(ref _subscribers);
        Volatile.Read(ref _subscribed).TrySetResult();
        return new Subscription(this);
    }

    /// <summary>The newest snapshot that is not of version <paramref name="seen"/>; waits for it if need be.</summary>
    public async Task<LiveFrame> NextAsync(long seen, CancellationToken cancellationToken)
    {
        while (true)
        {
            // In this order: a snapshot that is published in between completes the task already held.
            var next = Volatile.Read(ref _next).Task;
            if (Volatile.Read(ref _current) is { } current && current.Version != seen)
                return current;
            await next.WaitAsync(cancellationToken);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await WaitForSubscribersAsync(stoppingToken);
                var change = store.WaitForChangeAsync(stoppingToken);
                await PublishAsync(stoppingToken);
                await Task.Delay(Pace, time, stoppingToken);
                await Task.WhenAny(change, Task.Delay(Look, time, stoppingToken));
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
#pragma warning disable CA1031 // The feed must outlive a database that fails for a while, and never stop the host.
            catch (Exception exception)
#pragma warning restore CA1031
            {
                LogFailed(logger, exception.Message);
                await Task.Delay(Look, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task WaitForSubscribersAsync(CancellationToken cancellationToken)
    {
        while (Subscribers == 0)
        {
            // Nothing keeps it current meanwhile, and the next subscriber must not be greeted with old sums.
            Volatile.Write(ref _current, null);
            var subscribed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            Volatile.Write(ref _subscribed, subscribed);
            if (Subscribers == 0)
                await subscribed.Task.WaitAsync(cancellationToken);
        }
    }

    private async Task PublishAsync(CancellationToken cancellationToken)
    {
        var (sum, version) = await store.GetTotalAsync(cancellationToken);
        if (version == _current?.Version)
            return;
        var json = JsonSerializer.SerializeToUtf8Bytes(Shapes.Totals(sum, time.GetUtcNow()), WigTokenJson.Default.TotalsResponse);
        var frame = new LiveFrame(version, (byte[])[.. System.Text.Encoding.ASCII.GetBytes($"id: {version}\nevent: totals\ndata: "), .. json, (byte)'\n', (byte)'\n']);
        Volatile.Write(ref _current, frame);
        Interlocked.Exchange(ref _next, new TaskCompletionSource<LiveFrame>(TaskCreationOptions.RunContinuationsAsynchronously)).SetResult(frame);
    }

    [LoggerMessage(EventId = 60, Level = LogLevel.Warning, Message = "The live totals could not be read, trying again: {Reason}")]
    private static partial void LogFailed(ILogger logger, string reason);

    private sealed class Subscription(LiveTotals live) : IDisposable
    {
        private int _isDisposed;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _isDisposed, 1) == 0)
                Interlocked.Decrement(ref live._subscribers);
        }
    }
}
