using System.CommandLine;
using WigToken.Agent.Host.Settings;
using WigToken.Cli;

namespace WigToken.Agent.Host.Commands;

/// <summary>Asks the server whether it would take what is sent.</summary>
internal sealed class PingCommand : Command
{
    public PingCommand()
        : base("ping", "Ask the server whether it answers and takes the token. Sends no usage.") =>
        SetAction(RunAsync);

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var report = await ServerPing.RunAsync(SettingsInForce.Read(parsed).OptionsWithServer(), cancellationToken);
        if (!report.IsOk)
            throw new CommandException(report.Message);
        await Console.Out.WriteLineAsync(report.Message);
        if (report.ClockSkew is { } skew && Wording.Clock(skew) is { } clock)
            await Console.Out.WriteLineAsync(clock);
        return 0;
    }
}
