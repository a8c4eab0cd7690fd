using System.CommandLine;
using WigToken.Agent.Host.Settings;

namespace WigToken.Agent.Host.Commands;

/// <summary>Saves settings and token.</summary>
internal sealed class ConfigureCommand : Command
{
    public ConfigureCommand()
        : base("configure", "Save the token and what flags and environment say, in the state directory, for the service, the hook and later calls. A token that is given nowhere is read from standard input, or asked for.") =>
        SetAction(RunAsync);

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var settings = SettingsToSave.Save(parsed);
        await Console.Out.WriteLineAsync($"Saved in '{settings.StateDirectory}'. 'wigtoken-agent ping' tries it, 'wigtoken-agent install' lets it run.".AsMemory(), cancellationToken);
        return 0;
    }
}
