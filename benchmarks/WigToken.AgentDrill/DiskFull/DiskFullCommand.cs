using System.CommandLine;
using WigToken.AgentDrill.Agents;
using WigToken.AgentDrill.DiskFull;
using WigToken.Load;
using WigToken.Load.Measuring;
using WigToken.Load.Servers;

namespace WigToken.AgentDrill;

/// <summary><c>disk-full</c>: the disk that holds the agent's state fills up and is freed, over and over.</summary>
internal static class DiskFullCommand
{
    private const int Megabytes = 8, MostLeft = 40_000, Acts = 40;

    private const string Complaint = "is full";

    // It tries again after 1, 2, 4 … s, at most 60.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    public static Command Create()
    {
        var command = DrillCommand.Create("disk-full", "Fills the disk under the agent's state directory and frees it, over and over, while transcripts grow; the agent must recover by itself. Needs root, to mount a small one.", out var agent);
        var cycles = command.Count("--cycles", 50, "How often.");
        var seed = command.Seed();
        return command.Runs((parsed, files, report, cancellationToken) =>
            RunAsync(files, parsed.GetRequiredValue(agent), parsed.GetValue(cycles), parsed.GetValue(seed), report, cancellationToken));
    }

    private static async Task RunAsync(ServerFiles files, FileInfo program, int cycles, int seed, Report report, CancellationToken cancellationToken)
    {
        using var server = await ServerProcess.StartAsync(files, cancellationToken);
        var ground = new DrillGround(files, program, server.Client.BaseAddress!, await server.IssueAsync("u01", "ingest", cancellationToken), seed);
        using var disk = SmallDisk.Mount(ground.Setup.StateDirectory, Megabytes);
        using var agent = AgentProcess.Start(ground.Setup);
        await agent.AtWorkAsync(cancellationToken);
        var (recoveries, random) = (new LatencyRecorder(), new Random(seed));
        for (var cycle = 1; cycle <= cycles; cycle++)
        {
            disk.Fill(random.Next(MostLeft));
            await WriteUntilFullAsync(agent, ground, cancellationToken);
            for (var acts = random.Next(Acts); acts > 0; acts--)
                ground.Scribe.Act();
            disk.Free();
            var freed = TimeProvider.System.GetTimestamp();
            await ground.SettleAsync(agent, server, cancellationToken);
            recoveries.Add(TimeProvider.System.GetElapsedTime(freed));
            await ground.TellAsync(cycle);
        }

        await agent.TerminateAsync(cancellationToken);
        report.Row("disk freed until all was there", Figure.Of(recoveries.Percentiles()));
        report.Add(new Figure("cycles", "times the disk was full, under one process", cycles));
        report.Add(new Figure("messages", "messages, all of them there once, the best copy of each", ground.Scribe.Messages));
        report.AimAtMost("disk freed until all was there, longest, ms,", Patience.TotalMilliseconds, recoveries.Percentiles().Max);
        report.Add(ground.Scribe);
    }

    private static async Task WriteUntilFullAsync(AgentProcess agent, DrillGround ground, CancellationToken cancellationToken)
    {
        var (said, since) = (agent.Said(Complaint), TimeProvider.System.GetTimestamp());
        while (agent.Said(Complaint) == said)
        {
            agent.ThrowIfEnded();
            if (TimeProvider.System.GetElapsedTime(since) > Patience)
                throw new LoadException($"The disk is full, and within {Patience} nobody has complained: {agent}");
            ground.Scribe.Act();
            await Task.Delay(TimeSpan.FromMilliseconds(20), cancellationToken);
        }
    }
}
