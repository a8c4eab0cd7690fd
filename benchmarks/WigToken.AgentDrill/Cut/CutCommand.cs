using System.CommandLine;
using WigToken.AgentDrill.Cut;
using WigToken.Load.Measuring;
using WigToken.Load.Servers;

namespace WigToken.AgentDrill;

/// <summary><c>cut</c>: the network between agent and server fails, and one of them or both are killed.</summary>
internal static class CutCommand
{
    public static Command Create()
    {
        var command = DrillCommand.Create("cut", "Cuts the network before, in and behind requests and answers, kills agent or server with -9, and compares the server with what was written.", out var agent);
        var rounds = command.Count("--rounds", 500, "How often.");
        var settled = command.Count("--settled", 20, "Compare after so many rounds.");
        var seed = command.Seed();
        return command.Runs((parsed, files, report, cancellationToken) => RunAsync(
            files, parsed.GetRequiredValue(agent), parsed.GetValue(rounds), parsed.GetValue(settled), parsed.GetValue(seed), report, cancellationToken));
    }

    private static async Task RunAsync(
        ServerFiles files, FileInfo agent, int rounds, int settled, int seed, Report report, CancellationToken cancellationToken)
    {
        using var network = new BadNetwork(FreePort.Take());
        var server = await ServerProcess.StartAsync(files, cancellationToken);
        var ground = new DrillGround(files, agent, network.Address, await server.IssueAsync("u01", "ingest", cancellationToken), seed);
        using var cuts = new CutRounds(ground, files, server, network, new Random(seed));
        for (var round = 1; round <= rounds; round++)
        {
            await cuts.RunAsync(cancellationToken);
            if (round % settled != 0 && round != rounds)
                continue;
            await cuts.SettleAsync(cancellationToken);
            await ground.TellAsync(round);
        }

        report.Add(new Figure("rounds", "rounds", rounds));
        foreach (var (what, count) in cuts.Done.OrderBy(static pair => pair.Key, StringComparer.Ordinal))
            report.Add(new Figure(char.ToLowerInvariant(what[0]) + what[1..], what, count));
        report.Add(new Figure("connections", "connections", network.Connections));
        report.Add(new Figure("messages", "messages, all of them there once, the best copy of each", ground.Scribe.Messages));
        report.Add(new Figure("files", "files searched for the token in the end", ground.SearchSecret()));
        report.Add(ground.Scribe);
    }
}
