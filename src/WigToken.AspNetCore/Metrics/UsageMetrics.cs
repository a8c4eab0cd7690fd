using Microsoft.Extensions.DependencyInjection;
using Prometheus;
using WigToken.Agent.Tailing;
using WigToken.Endpoints;
using WigToken.Live;
using WigToken.Pricing;
using WigToken.Storage;

namespace WigToken.Metrics;

/// <summary>
/// What Prometheus scrapes, in a registry of its own. Counters only ever grow: a message that moves to another model when a better copy
/// arrives would make one fall, which a scraper takes for a restart and counts again from zero.
/// </summary>
internal sealed class UsageMetrics : IDisposable
{
    private readonly CollectorRegistry _registry = Prometheus.Metrics.NewCustomRegistry();
    private readonly SemaphoreSlim _oneAtATime = new(1);
    private readonly IUsageStore _store;
    private readonly LiveTotals _live;
    private readonly FollowerStatus? _follower;
    private readonly Counter _tokens, _messages, _cost, _weighted, _skipped;
    private readonly Gauge _subscribers, _importFiles, _importFilesDone, _isImporting;

    public UsageMetrics(IUsageStore store, LiveTotals live, IServiceProvider services)
    {
        (_store, _live, _follower) = (store, live, services.GetService<FollowerStatus>());
        var metrics = Prometheus.Metrics.WithCustomRegistry(_registry);
        string[] labels = ["user", "machine", "model_family"];
        _tokens = metrics.CreateCounter("wigtn_tokens_total", "Tokens used.", ["user", "machine", "model", "model_family", "kind"]);
        _messages = metrics.CreateCounter("wigtn_messages_total", "Messages answered by a model.", labels);
        _cost = metrics.CreateCounter("wigtn_cost_usd_total", "Cost in US dollars; usage without a known price is not in it.", labels);
        _weighted = metrics.CreateCounter("wigtn_tokens_weighted_total", "Tokens weighted as input tokens.", labels);
        _skipped = metrics.CreateCounter("wigtoken_lines_skipped_total", "Transcript lines that mention usage but do not count, since the start.", ["reason"]);
        _subscribers = metrics.CreateGauge("wigtoken_stream_subscribers", "Open live streams.");
        _isImporting = metrics.CreateGauge("wigtoken_import_running", "1 while the first import of transcripts runs.");
        _importFiles = metrics.CreateGauge("wigtoken_import_files", "Transcripts that had something new when the import began.");
        _importFilesDone = metrics.CreateGauge("wigtoken_import_files_done", "Those of them that are read.");
        metrics.CreateGauge("wigtoken_build_info", "1, with the version as a label.", ["version"]).WithLabels(SetupEndpoints.Version).Set(1);
    }

    public async Task WriteAsync(Stream stream, ExpositionFormat format, CancellationToken cancellationToken)
    {
        var totals = await _store.GetSeriesTotalsAsync(cancellationToken);
        await _oneAtATime.WaitAsync(cancellationToken);
        try
        {
            SetUsage(totals);
            SetHealth();
            await _registry.CollectAndExportAsTextAsync(stream, format, cancellationToken);
        }
        finally
        {
            _oneAtATime.Release();
        }
    }

    public void Dispose() => _oneAtATime.Dispose();

    private void SetUsage(IReadOnlyList<(Series Series, UsageSum Sum)> totals)
    {
        foreach (var ((user, machine, model), sum) in totals.GroupBy(static series => (series.User, series.Machine, series.Model)))
        {
            foreach (var (kind, count) in BreakdownEndpoints.Kinds(sum))
                _tokens.WithLabels(user, machine, model, ModelFamily.Of(model), kind).IncTo(count);
        }

        foreach (var ((user, machine, family), sum) in totals.GroupBy(static series => (series.User, series.Machine, ModelFamily.Of(series.Model))))
        {
            _messages.WithLabels(user, machine, family).IncTo(sum.Messages);
            _cost.WithLabels(user, machine, family).IncTo((double)Shapes.Usd(sum.CostNano));
            _weighted.WithLabels(user, machine, family).IncTo((double)Shapes.Weighted(sum.Weight));
        }
    }

    private void SetHealth()
    {
        _subscribers.Set(_live.Subscribers);
        if (_follower is null)
            return;
        foreach (var (reason, count) in _follower.Skips.All)
            _skipped.WithLabels(reason.ToString()).IncTo(count);
        var import = _follower.Import.Status;
        _isImporting.Set(import.State == ImportState.Running ? 1 : 0);
        _importFiles.Set(import.Files);
        _importFilesDone.Set(import.FilesDone);
    }
}
