using System.CommandLine;
using WigToken.AgentDrill.Clock;
using WigToken.Load;
using WigToken.Load.Measuring;
using WigToken.Load.Servers;

namespace WigToken.AgentDrill;

/// <summary><c>clock</c>: agents on machines whose clocks are years off.</summary>
internal static class ClockCommand
{
    public static Command Create()
    {
        var command = DrillCommand.Create("clock", "Runs agents two years ahead and two years behind, by faketime: what they send is right, and both sides say how far the clock is off.", out var agent);
        var messages = command.Count("--messages", 2_000, "Messages of each agent.");
        var seed = command.Seed();
        return command.Runs((parsed, files, report, cancellationToken) =>
            RunAsync(files, parsed.GetRequiredValue(agent), parsed.GetValue(messages), parsed.GetValue(seed), report, cancellationToken));
    }

    private static async Task RunAsync(ServerFiles files, FileInfo program, int messages, int seed, Report report, CancellationToken cancellationToken)
    {
        if (!FakeTime.IsInstalled)
            throw new LoadException("faketime is not installed.");
        using var server = await ServerProcess.StartAsync(files, cancellationToken);
        var token = await server.IssueAsync("u01", "ingest", cancellationToken);
        foreach (var years in (int[])[2, -2])
        {
            var clock = new WrongClock(files, server, program, token, years, new Random(seed));
            await clock.RunAsync(messages, report, cancellationToken);
        }
    }
}
