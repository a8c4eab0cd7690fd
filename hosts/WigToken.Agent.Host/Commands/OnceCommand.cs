using System.CommandLine;
using Microsoft.Extensions.Logging;
using WigToken.Agent.Host.Settings;
using WigToken.Cli;

namespace WigToken.Agent.Host.Commands;

/// <summary>Sends what there is, and ends.</summary>
internal sealed class OnceCommand : Command
{
    public OnceCommand()
        : base("once", "Send what is new since the last time, and exit. For cron, or where nothing may stay running.") =>
        SetAction(RunAsync);

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var options = SettingsInForce.Read(parsed).OptionsWithServer();
        using var logging = LoggerFactory.Create(builder => Logs.Add(builder, parsed));
        var report = await TranscriptUpload.RunAsync(options, logging.CreateLogger("WigToken.Agent"), cancellationToken);
        await Console.Out.WriteLineAsync(
            $"{Formats.Messages(report.Sent)} sent{(report.Refused > 0 ? $"; {Formats.Count(report.Refused)} refused by the server and set aside" : "")}.");
        return report.Problem is { } problem ? throw new CommandException($"{problem} {Formats.Messages(report.Waiting)} waiting; nothing is lost.") : 0;
    }
}
