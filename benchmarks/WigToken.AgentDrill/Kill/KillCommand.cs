using System.CommandLine;
using WigToken.AgentDrill.Kill;
using WigToken.AgentDrill.Transcripts;
using WigToken.Load.Measuring;
using WigToken.Load.Servers;

namespace WigToken.AgentDrill;

/// <summary><c>kill</c>: kill -9 of the agent, over and over, while all kinds of things happen to the transcripts.</summary>
internal static class KillCommand
{
    public static Command Create()
    {
        var command = DrillCommand.Create("kill", "Kills the agent with -9 at random moments while transcripts grow, are renamed, rewritten, cut off and deleted; then compares the server with what was written.", out var agent);
        var rounds = command.Count("--rounds", 1000, "How often.");
        var settled = command.Count("--settled", 25, "Compare after so many rounds.");
        var seed = command.Seed();
        var lose = command.Lose();
        return command.Runs((parsed, files, report, cancellationToken) => RunAsync(
            files, parsed.GetRequiredValue(agent), parsed.GetValue(rounds), parsed.GetValue(settled), parsed.GetValue(seed), parsed.GetValue(lose), report, cancellationToken));
    }

    private static async Task RunAsync(
        ServerFiles files, FileInfo agent, int rounds, int settled, int seed, bool isLosing, Report report, CancellationToken cancellationToken)
    {
        using var server = await ServerProcess.StartAsync(files, cancellationToken);
        var ground = new DrillGround(files, agent, server.Client.BaseAddress!, await server.IssueAsync("u01", "ingest", cancellationToken), seed);
        var kills = new KillRounds(ground, new Random(seed), isLosing);
        for (var round = 1; round <= rounds; round++)
        {
            await kills.RunAsync(cancellationToken);
            if (round % settled != 0 && round != rounds)
                continue;
            await kills.SettleAsync(server, cancellationToken);
            await ground.TellAsync(round);
        }

        report.Add(new Figure("kills", "kills", rounds));
        report.Add(new Figure("killsWhileStarting", "of them before it was at work", kills.WhileStarting));
        report.Add(new Figure("messages", "messages, all of them there once, the best copy of each", ground.Scribe.Messages));
        report.Add(new Figure("files", "files searched for the token in the end", ground.SearchSecret()));
        report.Add(ground.Scribe);
    }

    /// <summary>What happened to the transcripts.</summary>
    public static void Add(this Report report, Scribe scribe)
    {
        foreach (var (act, count) in scribe.Done.OrderBy(static pair => pair.Key))
            report.Add(new Figure($"acts{act}", $"acts: {act}", count));
        report.Add(new Figure("inodesUsedAgain", "new files with the inode of the old one", scribe.InodesUsedAgain));
    }
}
