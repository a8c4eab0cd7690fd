using System.CommandLine;
using System.Diagnostics;
using WigToken.Load.Measuring;
using WigToken.Load.Servers;
using WigToken.Load.Streams;

namespace WigToken.Load;

/// <summary><c>sse</c>: many subscribers, subscribers that never read, and the end of a server with all of them connected.</summary>
internal static class SseCommand
{
    private const int DeliveryLimitMs = 500, ResidentLimitMb = 400, GrowthLimitMb = 100, CloseLimitSeconds = 60, StopLimitMs = 2000;

    public static Command Create()
    {
        var command = new LoadCommand("sse", "Holds streams open: how late a change is, how long clients that never read are borne, how fast the server ends.");
        var subscribers = command.Count("--subscribers", 10_000, "Streams that are read. Client and server need a file each, of 20,000 that many systems allow.");
        var seconds = command.Count("--seconds", 30, "Changes, one a second.");
        var stuck = command.Count("--stuck", 1000, "Streams that are never read.");
        return command.Runs(async (parsed, files, report, cancellationToken) =>
        {
            using var server = await ServerProcess.StartAsync(files, cancellationToken);
            var changes = await Changes.ConnectAsync(server, cancellationToken);
            // Before the others come: they would slow the changes down, and clients that are stuck are noticed by what piles up.
            await changes.MakeAsync(20, 1, cancellationToken);
            var before = server.ResidentBytes;
            using var unread = await StuckStreams.ConnectAsync(server, parsed.GetValue(stuck), cancellationToken);
            await StuckAsync(changes, unread, before, report, cancellationToken);
            await using var streams = new Subscribers(server.Port, parsed.GetValue(subscribers), parsed.GetValue(seconds));
            await DeliverAsync(server, changes, streams, parsed.GetValue(seconds), report, cancellationToken);
            var totals = await Totals.GetAsync(server, cancellationToken);
            if (totals != changes.Sent)
                throw new LoadException($"The server counts {totals}; sent were {changes.Sent}.");
            var stop = await server.TerminateAsync(cancellationToken);
            report.Add(Figure.Ms("stopMs", "SIGTERM to the end, all streams open", stop.TotalMilliseconds));
            report.AimAtMost("SIGTERM to the end, ms,", StopLimitMs, stop.TotalMilliseconds);
        });
    }

    private static async Task StuckAsync(Changes changes, StuckStreams stuck, long before, Report report, CancellationToken cancellationToken)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var changing = changes.MakeAsync(20, CloseLimitSeconds, end.Token);
        var closed = await stuck.WatchAsync(TimeSpan.FromSeconds(CloseLimitSeconds), cancellationToken);
        await end.CancelAsync();
        await changing;

        report.Add(new Figure("stuckOpen", $"stuck streams still open after {CloseLimitSeconds} s", stuck.Open));
        report.Add(new Figure("stuckClosedSeconds", "stuck streams, last one closed after, s", closed.TotalSeconds, 1));
        var growth = (stuck.MaxResidentBytes - before) / 1e6;
        report.Add(new Figure("stuckGrowthMb", "stuck streams, growth of the server, MB", growth, 1));
        report.AimAtMost($"stuck streams open after {CloseLimitSeconds} s,", 0, stuck.Open);
        report.AimAtMost("stuck streams, growth, MB,", GrowthLimitMb, growth);
    }

    private static async Task DeliverAsync(ServerProcess server, Changes changes, Subscribers streams, int seconds, Report report, CancellationToken cancellationToken)
    {
        var clock = Stopwatch.GetTimestamp();
        await streams.ConnectAsync(changes.Messages, cancellationToken);
        report.Add(new Figure("connectSeconds", "all connected and greeted after, s", Stopwatch.GetElapsedTime(clock).TotalSeconds, 1));

        var (cpu, clientCpu) = (server.Cpu, Environment.CpuUsage.TotalTime);
        var made = await changes.MakeAsync(1, seconds, cancellationToken);
        await streams.ReceivedAllAsync(TimeSpan.FromSeconds(10));
        (cpu, clientCpu) = (server.Cpu - cpu, Environment.CpuUsage.TotalTime - clientCpu);
        var answered = streams.Since([.. made.Select(static change => change.Answered)]).Percentiles();
        report.Row("since the ingest was answered", Figure.Of(answered));
        report.Row("since the ingest was sent", Figure.Of(streams.Since([.. made.Select(static change => change.Sent)]).Percentiles()));
        report.Add(new Figure("serverCpuPerChangeMs", "server, CPU ms a change", cpu.TotalMilliseconds / seconds, 1));
        report.Add(new Figure("clientCpuPerChangeMs", "subscribers, CPU ms a change", clientCpu.TotalMilliseconds / seconds, 1));
        report.Add(Figure.Megabytes("serverRssMb", "server, resident", server.ResidentBytes));
        report.AimAtMost("delivery, p99 ms,", DeliveryLimitMs, answered.P99);
        report.AimAtMost("server, resident MB,", ResidentLimitMb, server.ResidentBytes / 1e6);
        report.PromiseNone("changes that never came, streams lost", streams.Missing + streams.Lost);
    }
}
