using System.CommandLine;
using System.Diagnostics;
using WigToken.Load.Measuring;
using WigToken.Load.Queries;
using WigToken.Load.Servers;

namespace WigToken.Load;

/// <summary><c>queries</c>: how long each read takes on a small and on a large database, and how large that is.</summary>
internal static class QueriesCommand
{
    private const int SmallMessages = 10_000, Warmups = 10;
    private const double LatencyLimitMs = 100, BytesLimit = 120;

    public static Command Create()
    {
        var command = new LoadCommand("queries", "Fills a database with a year of a team, and asks a server for everything that a dashboard and a scraper ask for, one request after another.");
        var messages = command.Count("--messages", 10_000_000, $"Messages of the large database; the small one has {SmallMessages:N0}.");
        var users = command.Count("--users", 50, "People, each with one to three machines.");
        var requests = command.Count("--requests", 200, "Requests for each path.");
        var keep = command.With(new Option<FileInfo?>("--keep") { Description = "Keep the large database in this file; if it is there, take it as it is." });
        return command.Runs(async (parsed, files, report, cancellationToken) =>
        {
            var team = new TeamYear(parsed.GetValue(users));
            var large = parsed.GetValue(keep)?.FullName ?? files.In("large.db");
            var small = await MeasureAsync(files, team, files.In("small.db"), SmallMessages, parsed.GetValue(requests), cancellationToken);
            Show(report, small, await MeasureAsync(files, team, large, parsed.GetValue(messages), parsed.GetValue(requests), cancellationToken));
        });
    }

    private static async Task<Measured> MeasureAsync(
        ServerFiles files, TeamYear team, string database, int messages, int requests, CancellationToken cancellationToken)
    {
        var clock = Stopwatch.GetTimestamp();
        var isNew = !File.Exists(database);
        if (isNew)
            await TeamDatabase.FillAsync(database, team, messages, cancellationToken);
        var fill = Stopwatch.GetElapsedTime(clock);
        var bytes = TeamDatabase.Checkpoint(database);

        using var server = await ServerProcess.StartOpenAsync(files, database, cancellationToken);
        var stored = (await Totals.GetAsync(server, cancellationToken)).Messages;
        if (isNew && stored != messages)
            throw new LoadException($"Of {messages} messages the server counts {stored}.");
        var latencies = new List<Percentiles>();
        foreach (var (_, path) in ReadPaths.Until(await ReadPaths.NewestMsAsync(server, cancellationToken)))
        {
            var recorder = new LatencyRecorder();
            for (var i = -Warmups; i < requests; i++)
            {
                var start = Stopwatch.GetTimestamp();
                await server.Client.GetByteArrayAsync(path, cancellationToken);
                if (i >= 0)
                    recorder.AddSince(start);
            }

            latencies.Add(recorder.Percentiles());
        }

        var resident = server.ResidentBytes;
        // Not killed: a database that is kept should not have a write-ahead log beside it.
        await server.TerminateAsync(cancellationToken);
        return new Measured(stored, (double)bytes / stored, fill, server.StartTime, resident, latencies);
    }

    private static void Show(Report report, Measured small, Measured large)
    {
        foreach (var (i, (name, _)) in ReadPaths.Until(0).Index())
        {
            report.Row(
                name,
                Figure.Ms("smallP50Ms", $"{small.Messages:N0}: p50", small.Latencies[i].P50), Figure.Ms("smallP99Ms", $"{small.Messages:N0}: p99", small.Latencies[i].P99),
                Figure.Ms("p50Ms", $"{large.Messages:N0}: p50", large.Latencies[i].P50), Figure.Ms("p99Ms", $"{large.Messages:N0}: p99", large.Latencies[i].P99));
        }

        report.Add(new Figure("messages", "messages", large.Messages));
        report.Add(new Figure("bytesPerMessage", "on disk, bytes a message", large.BytesPerMessage, 1));
        report.Add(new Figure("fillSeconds", "filled in, s", large.Fill.TotalSeconds, 1));
        report.Add(Figure.Ms("startMs", "start of the server", large.Start.TotalMilliseconds));
        report.Add(Figure.Megabytes("serverRssMb", "server, resident", large.ResidentBytes));
        report.AimAtMost("every query, p99 ms,", LatencyLimitMs, large.Latencies.Max(static latencies => latencies.P99));
        report.AimAtMost("on disk, bytes a message,", BytesLimit, large.BytesPerMessage);
    }

    private sealed record Measured(long Messages, double BytesPerMessage, TimeSpan Fill, TimeSpan Start, long ResidentBytes, List<Percentiles> Latencies);
}
