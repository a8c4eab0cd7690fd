using System.CommandLine;
using WigToken.Load.Ingest;
using WigToken.Load.Measuring;
using WigToken.Load.Servers;

namespace WigToken.Load;

/// <summary><c>ingest</c>: how fast a server stores batches, beside a bare loop of inserts into the same table on the same disk.</summary>
internal static class IngestCommand
{
    public static Command Create()
    {
        var command = new LoadCommand("ingest", "Stores batches as fast as the server takes them, in turn with a bare loop of prepared INSERT statements.");
        var clients = command.Count("--clients", 8, "Clients, each with its own token, one request at a time.");
        var batch = command.Count("--batch", 1000, "Messages in a request; the server takes up to 1,000.");
        var seconds = command.Count("--seconds", 20, "Seconds for each of the two, in all rounds together.");
        var rounds = command.Count("--rounds", 5, "Rounds in which the two take turns.");
        var rows = command.Count("--bare-rows", 1000, "Rows in a transaction of the bare loop. The server puts what is waiting into one, which may be more.");
        var gzip = command.With(new Option<bool>("--gzip") { Description = "Send compressed bodies." });
        return command.Runs((parsed, files, report, cancellationToken) => RunAsync(
            files,
            new IngestLoad(parsed.GetValue(clients), parsed.GetValue(batch), parsed.GetValue(gzip)),
            TimeSpan.FromSeconds((double)parsed.GetValue(seconds) / parsed.GetValue(rounds)),
            parsed.GetValue(rounds),
            parsed.GetValue(rows),
            report,
            cancellationToken));
    }

    private static async Task RunAsync(
        ServerFiles files, IngestLoad load, TimeSpan round, int rounds, int bareRows, Report report, CancellationToken cancellationToken)
    {
        using var server = await ServerProcess.StartAsync(files, cancellationToken);
        await load.ConnectAsync(server, cancellationToken);
        using var bare = await BareLoop.CreateAsync(files, bareRows, cancellationToken);

        // Warms both up, and tells the first round how many bodies to prepare.
        await load.RunAsync(TimeSpan.FromSeconds(2), cancellationToken);
        bare.Run(TimeSpan.FromSeconds(2));
        load.Forget();
        bare.Forget();

        var (cpu, clientCpu) = (server.Cpu, TimeSpan.Zero);
        for (var i = 0; i < rounds; i++)
        {
            clientCpu -= Environment.CpuUsage.TotalTime;
            await load.RunAsync(round, cancellationToken);
            clientCpu += Environment.CpuUsage.TotalTime;
            bare.Run(round);
        }

        cpu = server.Cpu - cpu;
        var totals = await Totals.GetAsync(server, cancellationToken);
        if (totals != load.Sent)
            throw new LoadException($"The server counts {totals}; sent were {load.Sent}.");

        var latencies = load.Latencies.Percentiles();
        report.Row(
            "server", new Figure("messagesPerSecond", "messages/s", load.PerSecond), new Figure("requests", "requests", latencies.Count),
            Figure.Ms("p50Ms", "p50", latencies.P50), Figure.Ms("p99Ms", "p99", latencies.P99));
        report.Row("bare loop", new Figure("messagesPerSecond", "messages/s", bare.PerSecond));
        report.Add(new Figure("percentOfBareLoop", "server, % of the bare loop", 100 * load.PerSecond / bare.PerSecond, 1));
        report.Add(new Figure("serverCpuPerMessageUs", "server, CPU us a message", cpu.TotalMicroseconds / load.Measured, 2));
        report.Add(new Figure("clientCpuPerMessageUs", "clients, CPU us a message", clientCpu.TotalMicroseconds / load.Measured, 2));
        report.Add(Figure.Megabytes("serverRssMb", "server, resident", server.ResidentBytes));
        report.AimAtLeast("server, % of the bare loop,", 80, 100 * load.PerSecond / bare.PerSecond);
    }
}
