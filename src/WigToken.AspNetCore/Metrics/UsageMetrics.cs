using Microsoft.Extensions.DependencyInjection;
using Prometheus;
using WigToken.Agent.Tailing;
using WigToken.Endpoints;
using WigToken.Live;
using WigToken.Pricing;
using WigToken.Storage;
using WigToken.Storage.Access;

namespace WigToken.Metrics;

/// <summary>
/// What Prometheus scrapes, in a registry of its own. Counters only ever grow: a message that moves to another model when a better copy
/// arrives would make one fall, which a scraper takes for a restart and counts again from zero.
/// </summary>
internal sealed class UsageMetrics : IDisposable
{
    private const string Other = "__other__";

    private readonly LabelBound<(string User, string Machine, string Model)> _byModel = new(static user => (user, Other, Other), (Other, Other, Other));
    private readonly LabelBound<(string User, string Machine, string Family)> _byFamily = new(static user => (user, Other, Other), (Other, Other, Other));
    private readonly SemaphoreSlim _oneAtATime = new(1);
    private readonly IUsageStore _store;
    private readonly IMachineStore _machines;
    private readonly LiveTotals _live;
    private readonly ServerMetrics _server;
    private readonly FollowerStatus? _follower;
    private readonly Counter _tokens, _messages, _cost, _weighted, _skipped;
    private readonly Gauge _subscribers, _importFiles, _importFilesDone, _isImporting;

    public UsageMetrics(IUsageStore store, IMachineStore machines, LiveTotals live, ServerMetrics server, IServiceProvider services)
    {
        (_store, _machines, _live, _server, _follower) = (store, machines, live, server, services.GetService<FollowerStatus>());
        var metrics = Prometheus.Metrics.WithCustomRegistry(server.Registry);
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
    }

    public async Task WriteAsync(Stream stream, ExpositionFormat format, CancellationToken cancellationToken)
    {
        var totals = await _store.GetSeriesTotalsAsync(cancellationToken);
        var machines = await _machines.GetMachinesAsync(cancellationToken);
        await _oneAtATime.WaitAsync(cancellationToken);
        try
        {
            SetUsage([.. totals.Select(static total => (total.Series, total.Sum))]);
            SetHealth();
            _server.SetDatabase(_store.Info);
            _server.SetMachines(machines);
            await _server.Registry.CollectAndExportAsTextAsync(stream, format, cancellationToken);
        }
        finally
        {
            _oneAtATime.Release();
        }
    }

    public void Dispose() => _oneAtATime.Dispose();

    private void SetUsage(IReadOnlyList<(Series Series, UsageSum Sum)> totals)
    {
        foreach (var ((user, machine, model), sum) in totals.GroupBy(series => _byModel.Fold(series.User, (Short(series.User), Short(series.Machine), Short(series.Model)))))
        {
            foreach (var (kind, count) in BreakdownEndpoints.Kinds(sum))
                _tokens.WithLabels(user, machine, model, model == Other ? Other : ModelFamily.Of(model), kind).IncTo(count);
        }

        foreach (var ((user, machine, family), sum) in totals.GroupBy(
            series => _byFamily.Fold(series.User, (Short(series.User), Short(series.Machine), ModelFamily.Of(series.Model)))))
        {
            _messages.WithLabels(user, machine, family).IncTo(sum.Messages);
            _cost.WithLabels(user, machine, family).IncTo((double)Shapes.Usd(sum.CostNano));
            _weighted.WithLabels(user, machine, family).IncTo((double)Shapes.Weighted(sum.Weight));
        }
    }

    private static string Short(string label) => LabelBound<string>.Short(label);

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
