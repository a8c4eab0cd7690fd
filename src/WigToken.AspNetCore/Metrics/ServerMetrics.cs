using Prometheus;
using WigToken.Endpoints;
using WigToken.Storage;
using WigToken.Storage.Access;

namespace WigToken.Metrics;

/// <summary>How the server itself fares, in a registry of our own: a host's metrics are the host's.</summary>
internal sealed class ServerMetrics
{
    private readonly Counter _messages, _refused;
    private readonly Histogram _ingest;
    private readonly Gauge _database, _log, _seen, _queue, _skew;

    public ServerMetrics()
    {
        var metrics = Prometheus.Metrics.WithCustomRegistry(Registry);
        string[] machine = ["user", "machine"];
        _messages = metrics.CreateCounter("wigtoken_ingest_messages_total", "Copies of messages that agents sent, by what became of them.", ["outcome"]);
        _ingest = metrics.CreateHistogram("wigtoken_ingest_seconds", "From the arrival of a batch to the answer that it is on disk.", new HistogramConfiguration
        {
            Buckets = Histogram.ExponentialBuckets(0.001, 2, 14),
        });
        _refused = metrics.CreateCounter("wigtoken_requests_refused_total", "Requests that were answered with a problem, by its code.", ["code"]);
        _database = metrics.CreateGauge("wigtoken_database_bytes", "Size of the database file.");
        _log = metrics.CreateGauge("wigtoken_database_log_bytes", "Size of its write-ahead log.");
        _seen = metrics.CreateGauge("wigtoken_machine_last_seen_seconds", "When a machine pushed last, Unix time.", machine);
        _queue = metrics.CreateGauge("wigtoken_machine_queue_depth", "Messages that wait on a machine, as it said last.", machine);
        _skew = metrics.CreateGauge("wigtoken_machine_clock_skew_seconds", "How far a machine's clock is ahead of the server's.", machine);
        metrics.CreateGauge("wigtoken_build_info", "1, with the version as a label.", ["version"]).WithLabels(SetupEndpoints.Version).Set(1);
    }

    public CollectorRegistry Registry { get; } = Prometheus.Metrics.NewCustomRegistry();

    public void Ingested(int applied, int updated, int duplicates, int rejected, TimeSpan took)
    {
        _messages.WithLabels("applied").Inc(applied);
        _messages.WithLabels("updated").Inc(updated);
        _messages.WithLabels("duplicate").Inc(duplicates);
        _messages.WithLabels("rejected").Inc(rejected);
        _ingest.Observe(took.TotalSeconds);
    }

    public void Refused(string code) => _refused.WithLabels(code).Inc();

    public void SetDatabase(StoreInfo store)
    {
        _database.Set(Size(store.Location));
        _log.Set(Size(store.Location + "-wal"));
    }

    public void SetMachines(IReadOnlyList<MachineSighting> machines)
    {
        var shown = machines.Take(LabelBound<string>.Most).Select(static machine => (
            Labels: (string[])[LabelBound<string>.Short(machine.User), LabelBound<string>.Short(machine.Machine)], machine)).ToList();
        var names = shown.Select(static entry => (entry.Labels[0], entry.Labels[1])).ToHashSet();
        foreach (var gauge in (Gauge[])[_seen, _queue, _skew])
        {
            // A machine that is no longer listed must not stand still for ever.
            foreach (var gone in gauge.GetAllLabelValues().Where(labels => !names.Contains((labels[0], labels[1]))).ToList())
                gauge.RemoveLabelled(gone);
        }

        foreach (var (labels, machine) in shown)
        {
            _seen.WithLabels(labels).Set(machine.SeenMs / 1000.0);
            if (machine.QueueDepth is { } queue)
                _queue.WithLabels(labels).Set(queue);
            if (machine.SkewMs is { } skew)
                _skew.WithLabels(labels).Set(skew / 1000.0);
        }
    }

    private static long Size(string path) => new FileInfo(path) is { Exists: true } file ? file.Length : 0;
}
