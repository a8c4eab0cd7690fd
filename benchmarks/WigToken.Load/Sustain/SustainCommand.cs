using System.CommandLine;
using WigToken.Load.Measuring;
using WigToken.Load.Servers;
using WigToken.Load.Sustain;

namespace WigToken.Load;

/// <summary><c>sustain</c>: a given rate for a long time, with people looking at it.</summary>
internal static class SustainCommand
{
    private const double LatencyLimitMs = 250;
    private const long LogLimitBytes = 64 << 20;

    public static Command Create()
    {
        var command = new LoadCommand("sustain", "Sends at a fixed rate beside open dashboards; latencies count from when a request was due, not from when it could be sent.");
        var rate = command.Count("--rate", 10_000, "Messages a second.");
        var batch = command.Count("--batch", 100, "Messages in a request.");
        var tokens = command.Count("--tokens", 50, "Tokens that take turns, each of a user and a machine of its own.");
        var seconds = command.Count("--seconds", 600, "How long.");
        var dashboards = command.Count("--dashboards", 20, "Dashboards, each of which asks for four things every second.");
        return command.Runs(async (parsed, files, report, cancellationToken) =>
        {
            using var server = await ServerProcess.StartAsync(files, cancellationToken);
            var ingest = await OpenIngest.ConnectAsync(server, parsed.GetValue(tokens), parsed.GetValue(batch), cancellationToken);
            var views = new Dashboards(server.Client, await server.IssueAsync("reader", "read", cancellationToken), parsed.GetValue(dashboards));
            await RunAsync(server, files, ingest, views, (double)parsed.GetValue(rate) / parsed.GetValue(batch), TimeSpan.FromSeconds(parsed.GetValue(seconds)), report, cancellationToken);
        });
    }

    private static async Task RunAsync(
        ServerProcess server, ServerFiles files, OpenIngest ingest, Dashboards views, double requestsPerSecond, TimeSpan duration, Report report, CancellationToken cancellationToken)
    {
        // The first requests of a process meet code that is not compiled yet.
        await Schedule.RunAsync(requestsPerSecond, TimeSpan.FromSeconds(5), ingest.StartAsync, cancellationToken);
        await Schedule.RunAsync(views.PerSecond, TimeSpan.FromSeconds(2), views.StartAsync, cancellationToken);
        ingest.Forget();
        views.Forget();

        var sampler = new ServerSampler(server, files.Database);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var sampling = sampler.RunAsync(end.Token);
        await Task.WhenAll(
            Schedule.RunAsync(requestsPerSecond, duration, ingest.StartAsync, cancellationToken),
            Schedule.RunAsync(views.PerSecond, duration, views.StartAsync, cancellationToken));
        await end.CancelAsync();
        await sampling;

        var totals = await Totals.GetAsync(server, cancellationToken);
        var latencies = ingest.Latencies.Percentiles();
        report.Row("ingest", Figure.Of(latencies));
        foreach (var (name, recorder) in views.Latencies)
            report.Row(name, Figure.Of(recorder.Percentiles()));
        report.Add(new Figure("messagesPerSecond", "achieved, messages/s", ingest.PerSecond));
        report.Add(Figure.Megabytes("walMaxMb", "write-ahead log, largest", sampler.MaxLogBytes));
        report.Add(Figure.Megabytes("serverRssMaxMb", "server, resident, largest", sampler.MaxResidentBytes));
        report.Add(new Figure("serverCores", "server, cores used", sampler.Cpu / duration, 2));
        report.AimAtMost("ingest, p99 ms,", LatencyLimitMs, latencies.P99);
        report.AimAtMost("write-ahead log, bytes,", LogLimitBytes, sampler.MaxLogBytes);
        report.AimAtMost("answers other than 200", 0, ingest.Failures + views.Failures);
        report.PromiseNone("messages missing or too many", Math.Abs(totals.Messages - ingest.Applied));
    }
}
