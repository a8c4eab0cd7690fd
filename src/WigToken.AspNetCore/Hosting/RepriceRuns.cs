using System.Text.Json.Nodes;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using WigToken.Contracts;
using WigToken.Diagnostics;
using WigToken.Endpoints;
using WigToken.Storage;
using WigToken.Storage.Access;

namespace WigToken.Hosting;

/// <summary>Prices history in the background, one run at a time: it takes longer than a proxy waits for an answer.</summary>
internal sealed partial class RepriceRuns(PriceHistory prices, IAuditStore audit, TimeProvider time, ILogger<RepriceRuns> logger) : IHostedService, IDisposable
{
    private readonly Lock _starting = new();
    private readonly CancellationTokenSource _stopping = new();
    private Run? _newest;
    private Task _work = Task.CompletedTask;

    /// <summary>The newest run as it stands.</summary>
    public RepriceStatus Status => _newest?.Show() ?? new RepriceStatus { State = "none", DryRun = false, Looked = 0, Of = 0 };

    /// <summary>Starts a run; false while another goes on.</summary>
    /// <param name="isDryRun">Whether only to say what would change.</param>
    /// <param name="messages">How many messages there are.</param>
    /// <param name="entry">Who asks, and for what: what is audited when a run begins that changes something.</param>
    public bool TryStart(bool isDryRun, long messages, AuditEntry entry)
    {
        lock (_starting)
        {
            if (_newest is { IsRunning: true } || _stopping.IsCancellationRequested)
                return false;
            var run = _newest = new Run(isDryRun, messages, time.GetUtcNow().ToUnixTimeMilliseconds());
            _work = Task.Run(() => RunAsync(run, entry), CancellationToken.None);
            return true;
        }
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Ends between two transactions; running it again finishes it.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        lock (_starting)
            _stopping.Cancel();
        await _work.WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    public void Dispose() => _stopping.Dispose();

    private async Task RunAsync(Run run, AuditEntry entry)
    {
        var token = _stopping.Token;
        try
        {
            if (!run.IsDryRun)
                await audit.AddAuditAsync(entry, token);
            var models = await prices.RepriceAsync(run.IsDryRun, meta => entry with { TimeMs = Now(), Meta = Merge(entry.Meta, meta) }, run, token);
            run.End(Now(), models);
        }
        catch (OperationCanceledException) when (token.IsCancellationRequested)
        {
            run.End(Now(), null);
        }
#pragma warning disable CA1031 // Nobody awaits it: whatever it was, the run is over and the log says why.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            LogFailed(logger, exception.Message, exception);
            run.End(Now(), null);
        }
    }

    private long Now() => time.GetUtcNow().ToUnixTimeMilliseconds();

    /// <summary>The particulars of the request with those of the outcome in the place of equal ones.</summary>
    private static string Merge(string before, JsonObject outcome)
    {
        var meta = JsonNode.Parse(before)!.AsObject();
        foreach (var (name, value) in outcome)
            meta[name] = value?.DeepClone();
        meta["state"] = "done";
        return meta.ToJsonString();
    }

    [LoggerMessage(EventId = 53, Level = LogLevel.Error, Message = "Pricing history stopped before its end; what was priced is right, and running it again finishes it: {Reason}")]
    private static partial void LogFailed(ILogger logger, string reason, Exception exception);

    private sealed class Run(bool isDryRun, long messages, long startedMs) : IProgress<long>
    {
        private long _looked;
        private volatile RepriceStatus? _end;

        public bool IsDryRun => isDryRun;

        public bool IsRunning => _end is null;

        public void Report(long value) => Volatile.Write(ref _looked, value);

        public RepriceStatus Show() => _end ?? Shape("running");

        /// <param name="nowMs">The time.</param>
        /// <param name="models">What came of it; null: it failed.</param>
        public void End(long nowMs, IReadOnlyList<RepricedModel>? models)
        {
            var all = models?.Aggregate(default(RepricedModel), static (sum, model) => sum + model);
            _end = Shape(models is null ? "failed" : "done") with
            {
                EndedAt = nowMs,
                Result = all is not { } some ? null : new RepriceResult(
                    some.Messages, some.Changed, Shapes.Usd(some.OldCostNano), Shapes.Usd(some.NewCostNano), [.. models!.Select(PriceShapes.Show)]),
            };
        }

        private RepriceStatus Shape(string state) =>
            new() { State = state, DryRun = isDryRun, Looked = Volatile.Read(ref _looked), Of = messages, StartedAt = startedMs };
    }
}
