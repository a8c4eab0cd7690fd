using System.CommandLine;
using WigToken.Agent;
using WigToken.AgentDrill.Agents;
using WigToken.AgentDrill.Transcripts;
using WigToken.Load.Measuring;
using WigToken.Load.Servers;

namespace WigToken.AgentDrill;

/// <summary><c>idle</c>: what an agent costs while nothing happens.</summary>
internal static class IdleCommand
{
    private const double MostCpuPercent = 0.1;
    private const int MostResidentMb = 30, MessagesInTranscript = 10;

    // The first walks, and what is compiled late, are over by then.
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(30);

    public static Command Create()
    {
        var command = DrillCommand.Create("idle", "Lets an agent that has sent everything follow transcripts in which nothing happens.", out var agent);
        var transcripts = command.Count("--transcripts", 3_000, "Transcripts.");
        var minutes = command.Count("--minutes", 10, "How long.");
        return command.Runs((parsed, files, report, cancellationToken) =>
            RunAsync(files, parsed.GetRequiredValue(agent), parsed.GetValue(transcripts), TimeSpan.FromMinutes(parsed.GetValue(minutes)), report, cancellationToken));
    }

    private static async Task RunAsync(ServerFiles files, FileInfo program, int transcripts, TimeSpan time, Report report, CancellationToken cancellationToken)
    {
        using var server = await ServerProcess.StartAsync(files, cancellationToken);
        var setup = AgentSetup.Create(files, program, server.Client.BaseAddress!, await server.IssueAsync("u01", "ingest", cancellationToken));
        Write(setup, transcripts);
        using var agent = AgentProcess.Start(setup);
        while (AgentStatus.Read(setup.Options) is var status && (status.Transcripts < transcripts || status.WaitingMessages > 0))
        {
            agent.ThrowIfEnded();
            await Task.Delay(TimeSpan.FromMilliseconds(100), cancellationToken);
        }

        await Task.Delay(Settling, cancellationToken);
        var figures = agent.Figures;
        var cpu = figures.Cpu;
        await Task.Delay(time, cancellationToken);
        agent.ThrowIfEnded();
        var percent = (figures.Cpu - cpu) / time * 100;
        report.Add(new Figure("minutes", "minutes", time.TotalMinutes));
        report.Add(new Figure("cpuSeconds", "processor time, s", (figures.Cpu - cpu).TotalSeconds, 2));
        report.Add(new Figure("cpuPercent", "of one processor, %", percent, 4));
        report.Add(Figure.Megabytes("residentMb", "resident", figures.ResidentBytes));
        report.Add(Figure.Megabytes("mostResidentMb", "most resident, from the start on", figures.MostResidentBytes));
        report.AimAtMost("processor, % of one,", MostCpuPercent, percent);
        report.AimAtMost("resident, MB,", MostResidentMb, figures.ResidentBytes / 1e6);
        await agent.TerminateAsync(cancellationToken);
    }

    private static void Write(AgentSetup setup, int transcripts)
    {
        var conversation = new Conversation(new Random(1));
        for (var i = 0; i < transcripts; i++)
        {
            var folder = Directory.CreateDirectory(Path.Combine(setup.Transcripts, $"-home-alice-{i % 40}")).FullName;
            var transcript = new Transcript(Path.Combine(folder, $"{i}.jsonl"), $"{i}");
            transcript.Write(FileMode.CreateNew, [.. Enumerable.Range(0, MessagesInTranscript).SelectMany(_ => conversation.Next(transcript.Session)).SelectMany(static line => line.Bytes)]);
        }
    }
}
