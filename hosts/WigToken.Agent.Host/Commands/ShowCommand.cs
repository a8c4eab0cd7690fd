using System.CommandLine;
using WigToken.Agent.Host.Settings;

namespace WigToken.Agent.Host.Commands;

/// <summary>Shows what would be sent next.</summary>
internal sealed class ShowCommand : Command
{
    public ShowCommand()
        : base("show", "Write to standard output, byte for byte, what would be sent next. Needs no server, sends nothing and changes nothing.") =>
        SetAction(RunAsync);

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        await using var output = Console.OpenStandardOutput();
        if (!await UploadPreview.WriteAsync(SettingsInForce.Read(parsed).OptionsWithoutServer(), output, cancellationToken))
            await Console.Error.WriteLineAsync("There is nothing to send.");
        return 0;
    }
}
