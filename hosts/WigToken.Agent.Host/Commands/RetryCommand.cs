using System.CommandLine;
using WigToken.Agent.Host.Settings;
using WigToken.Cli;

namespace WigToken.Agent.Host.Commands;

/// <summary>Gives what the server would not take another chance.</summary>
internal sealed class RetryCommand : Command
{
    public RetryCommand()
        : base("retry", "Put messages that the server would not take, and that were set aside, back into the queue.") =>
        SetAction(RunAsync);

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var count = await DeadLetters.RetryAsync(SettingsInForce.Read(parsed).OptionsWithoutServer(), cancellationToken);
        await Console.Out.WriteLineAsync(count == 0 ? "Nothing was set aside." : $"{Formats.Messages(count)} put back; the agent sends them, or 'wigtoken-agent once' does.");
        return 0;
    }
}
