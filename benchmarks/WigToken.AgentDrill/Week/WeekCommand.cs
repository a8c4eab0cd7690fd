using System.CommandLine;
using System.Globalization;
using WigToken.Agent;
using WigToken.AgentDrill.Agents;
using WigToken.AgentDrill.Checking;
using WigToken.AgentDrill.Week;
using WigToken.Load;
using WigToken.Load.Measuring;
using WigToken.Load.Servers;

namespace WigToken.AgentDrill;

/// <summary><c>week</c>: the server is down for a week's worth of messages, and comes back with its limit on requests.</summary>
internal static class WeekCommand
{
    private const long MostGrowth = 10_000_000;

    private static readonly TimeSpan LongestReading = TimeSpan.FromMinutes(5);

    public static Command Create()
    {
        var command = DrillCommand.Create("week", "Writes a week's worth of messages while there is no server, then starts one; compares what arrives, in which order and how fast, and whether the agent's memory stays flat.", out var agent);
        var messages = command.Count("--messages", 140_000, "How many in the week. What waits is bounded: as long as it fits, the order of arrival is that of writing.");
        var files = command.Count("--files", 3_500, "Transcripts.");
        var rate = command.Count("--rate", 100, "Requests a minute that the server allows.");
        var seed = command.Seed();
        return command.Runs((parsed, serverFiles, report, cancellationToken) =>
        {
            serverFiles.RateLimitPerMinute = parsed.GetValue(rate);
            return RunAsync(
                serverFiles, parsed.GetRequiredValue(agent), parsed.GetValue(messages), parsed.GetValue(files), new Random(parsed.GetValue(seed)), report, cancellationToken);
        });
    }

    private static async Task RunAsync(
        ServerFiles files, FileInfo program, int messages, int transcripts, Random random, Report report, CancellationToken cancellationToken)
    {
        using var server = await ServerProcess.StartAsync(files, cancellationToken);
        // Nobody listens there yet.
        var address = new Uri($"http://127.0.0.1:{FreePort.Take()}/");
        var setup = AgentSetup.Create(files, program, address, await server.IssueAsync("u01", "ingest", cancellationToken));
        var history = new WeekHistory(setup.Transcripts, messages, transcripts, random);
        using var agent = AgentProcess.Start(setup);
        await agent.AtWorkAsync(cancellationToken);
        for (var day = 1; day <= WeekHistory.Days; day++)
        {
            history.WriteDay(day);
            await ReadAsync(agent, setup, history.Bytes, cancellationToken);
            report.Row($"day {day}", new Figure("waiting", "messages that wait", AgentStatus.Read(setup.Options).WaitingMessages), Figure.Megabytes("residentMb", "resident", agent.Figures.ResidentBytes));
        }

        var (before, back) = (agent.Figures.MostResidentBytes, TimeProvider.System.GetTimestamp());
        await using var proxy = await RecordingProxy.StartAsync(setup.Server.Port, server.Client);
        var expected = history.Written.Rows("u01", setup.Machine);
        while (AgentStatus.Read(setup.Options).WaitingMessages > 0)
        {
            agent.ThrowIfEnded();
            await Task.Delay(TimeSpan.FromSeconds(1), cancellationToken);
        }

        var took = TimeProvider.System.GetElapsedTime(back);
        await LedgerComparison.CompareAsync(files, expected, cancellationToken);
        report.Row("all sent", new Figure("waiting", "messages that wait", 0), Figure.Megabytes("residentMb", "resident", agent.Figures.ResidentBytes));
        report.Add(new Figure("messages", "messages, all of them there once, the best copy of each", history.Messages));
        report.Add(new Figure("seconds", "from the server's return until all was there, s", took.TotalSeconds, 1));
        report.Add(Figure.Megabytes("mostResidentDownMb", "most resident while the server was down", before));
        report.Add(Figure.Megabytes("mostResidentMb", "most resident", agent.Figures.MostResidentBytes));
        report.PromiseNone("messages out of order", history.OutOfOrder(proxy.Exchanges.Where(static exchange => exchange.Status == System.Net.HttpStatusCode.OK).SelectMany(static exchange => exchange.Ids)));
        report.AddPace(proxy.Exchanges);
        report.AimAtMost("growth of what is resident while all of it is sent, MB,", MostGrowth / 1e6, (agent.Figures.MostResidentBytes - before) / 1e6);
        await agent.TerminateAsync(cancellationToken);
    }

    private static async Task ReadAsync(AgentProcess agent, AgentSetup setup, long bytes, CancellationToken cancellationToken)
    {
        var since = TimeProvider.System.GetTimestamp();
        while (AgentStatus.Read(setup.Options).BytesRead < bytes)
        {
            agent.ThrowIfEnded();
            if (TimeProvider.System.GetElapsedTime(since) > LongestReading)
            {
                var status = AgentStatus.Read(setup.Options);
                throw new LoadException(string.Create(
                    CultureInfo.InvariantCulture, $"The agent has read {status.BytesRead:N0} of {bytes:N0} bytes and waits with {status.WaitingMessages:N0} messages. Give it fewer with --messages: {agent}"));
            }

            await Task.Delay(TimeSpan.FromMilliseconds(100), cancellationToken);
        }
    }
}
