using System.CommandLine;
using WigToken.Agent;
using WigToken.AgentDrill.Agents;
using WigToken.AgentDrill.Checking;
using WigToken.Generate;
using WigToken.Load.Measuring;
using WigToken.Load.Servers;
using WigToken.Oracle;

namespace WigToken.AgentDrill;

/// <summary><c>history</c>: how long a first history takes to a server near by.</summary>
internal static class HistoryCommand
{
    public static Command Create()
    {
        var command = DrillCommand.Create("history", "Sends a first history of generated transcripts to a server on loopback, and compares what arrives.", out var agent);
        var megabytes = command.Count("--megabytes", 1_074, "Megabytes of transcripts.");
        var rate = command.Count("--rate", 1_000_000, "Requests a minute that the server allows.");
        var seed = command.Count("--seed", 1, "Of the transcripts.");
        return command.Runs((parsed, files, report, cancellationToken) =>
        {
            files.RateLimitPerMinute = parsed.GetValue(rate);
            var options = new TranscriptTreeOptions { Seed = (ulong)parsed.GetValue(seed), Megabytes = parsed.GetValue(megabytes) };
            return RunAsync(files, parsed.GetRequiredValue(agent), options, report, cancellationToken);
        });
    }

    private static async Task RunAsync(ServerFiles files, FileInfo program, TranscriptTreeOptions options, Report report, CancellationToken cancellationToken)
    {
        using var server = await ServerProcess.StartAsync(files, cancellationToken);
        var setup = AgentSetup.Create(files, program, server.Client.BaseAddress!, await server.IssueAsync("u01", "ingest", cancellationToken));
        var tree = TranscriptTree.Write(setup.Transcripts, options);
        var expected = Expected(setup);
        var sum = LedgerComparison.Sum(expected.Values);
        await Console.Error.WriteLineAsync($"{tree.Files:N0} transcripts of {tree.Bytes / 1e6:N0} MB hold {expected.Count:N0} messages.");

        var start = TimeProvider.System.GetTimestamp();
        using var agent = AgentProcess.Start(setup);
        while (await Totals.GetAsync(server, cancellationToken) != sum)
        {
            agent.ThrowIfEnded();
            if (AgentStatus.Read(setup.Options) is { WaitingMessages: 0 } status && status.BytesRead >= tree.Bytes)
                break;
            await Task.Delay(TimeSpan.FromMilliseconds(100), cancellationToken);
        }

        var took = TimeProvider.System.GetElapsedTime(start);
        var figures = agent.Figures;
        report.Add(new Figure("transcripts", "transcripts", tree.Files));
        report.Add(Figure.Megabytes("transcriptsMb", "of them", tree.Bytes));
        report.Add(new Figure("messages", "messages, all of them there once, the best copy of each", expected.Count));
        report.Add(new Figure("seconds", "from the agent's start until all was there, s", took.TotalSeconds, 1));
        report.Add(new Figure("messagesPerSecond", "messages/s", expected.Count / took.TotalSeconds));
        report.Add(new Figure("megabytesPerSecond", "MB/s of transcripts", tree.Bytes / 1e6 / took.TotalSeconds, 1));
        report.Add(new Figure("cpuSeconds", "processor time of the agent, s", figures.Cpu.TotalSeconds, 1));
        report.Add(Figure.Megabytes("mostResidentMb", "most resident", figures.MostResidentBytes));
        await LedgerComparison.CompareAsync(files, expected, cancellationToken);
        await agent.TerminateAsync(cancellationToken);
    }

    /// <summary>As a naive reader reads it.</summary>
    private static IReadOnlyDictionary<string, OracleRow> Expected(AgentSetup setup) => OracleLedger.ReadTree(
        setup.Transcripts, _ => ("u01", setup.Machine, ""), static path => new DateTimeOffset(File.GetLastWriteTimeUtc(path)).ToUnixTimeMilliseconds());
}
