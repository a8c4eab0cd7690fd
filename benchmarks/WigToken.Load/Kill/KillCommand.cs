using System.CommandLine;
using System.Globalization;
using WigToken.Load.Kill;
using WigToken.Load.Measuring;
using WigToken.Load.Servers;

namespace WigToken.Load;

/// <summary><c>kill</c>: kill -9 under load, over and over; what was acknowledged is there, and nothing is there twice.</summary>
internal static class KillCommand
{
    private const int ShortestMs = 50, LongestMs = 1500, ReadyLimitMs = 3000;

    public static Command Create()
    {
        var command = new LoadCommand("kill", "Kills the server with -9 at a random moment under load, and compares it after each restart with what it acknowledged.");
        var rounds = command.Count("--rounds", 500, "How often.");
        var clients = command.Count("--clients", 4, "Clients, each with its own token and file of acknowledgements.");
        var batch = command.Count("--batch", 100, "Messages in a request.");
        var seed = command.Count("--seed", 1, "Of the moments of death.");
        return command.Runs((parsed, files, report, cancellationToken) => RunAsync(
            files, parsed.GetValue(rounds), parsed.GetValue(clients), parsed.GetValue(batch), new Random(parsed.GetValue(seed)), report, cancellationToken));
    }

    private static async Task RunAsync(
        ServerFiles files, int rounds, int clients, int batch, Random random, Report report, CancellationToken cancellationToken)
    {
        var starts = new LatencyRecorder();
        var inDoubt = 0;
        var server = await ServerProcess.StartAsync(files, cancellationToken);
        try
        {
            using var load = new KillLoad(await server.IssueIngestAsync(clients, cancellationToken), batch, files);
            for (var round = 1; round <= rounds; round++)
            {
                await load.RunUntilKilledAsync(server, TimeSpan.FromMilliseconds(random.Next(ShortestMs, LongestMs + 1)), cancellationToken);
                server.Dispose();
                server = await ServerProcess.StartAsync(files, cancellationToken);
                starts.Add(server.StartTime);
                inDoubt += load.InDoubt;
                await load.CompareAsync(server, cancellationToken);
                if (round % 10 == 0)
                    await Console.Error.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"round {round:N0}: {load.Acknowledged.Messages:N0} messages acknowledged and there"));
            }

            server.Kill();
            var integrity = LedgerFile.Check(files.Database, load.Acknowledged);
            report.Row("start after a kill", Figure.Of(starts.Percentiles()));
            report.Add(new Figure("kills", "kills", rounds));
            report.Add(new Figure("batchesInDoubt", "batches without an answer, sent again", inDoubt));
            report.Add(new Figure("messages", "messages, all of them there once", load.Acknowledged.Messages));
            report.AimAtMost("start after a kill, longest, ms,", ReadyLimitMs, starts.Percentiles().Max);
            report.PromiseNone("complaints of PRAGMA integrity_check", integrity.Count);
            foreach (var complaint in integrity)
                await Console.Error.WriteLineAsync(complaint);
        }
        finally
        {
            server.Dispose();
        }
    }
}
