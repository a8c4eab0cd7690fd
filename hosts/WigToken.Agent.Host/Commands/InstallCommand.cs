using System.CommandLine;
using WigToken.Agent.Host.Service;
using WigToken.Agent.Host.Settings;
using WigToken.Cli;

namespace WigToken.Agent.Host.Commands;

/// <summary>Lets the agent run from now on, whenever its user is signed in.</summary>
internal sealed class InstallCommand : Command
{
    private readonly Option<bool> _print = new("--print") { Description = "Only write the service file to standard output. Saves and installs nothing." };

    private readonly Option<string> _system = new("--system") { Description = "With --print: for which system.", HelpName = "systemd|launchd|windows" };

    public InstallCommand()
        : base("install", "Save settings as 'configure' does, and let the agent run whenever you are signed in: a systemd user unit, a launchd agent, or a Windows task.")
    {
        Add(_print);
        Add(_system);
        SetAction((parsed, cancellationToken) => parsed.GetValue(_print)
            ? PrintAsync(parsed, parsed.GetValue(_system))
            : parsed.GetValue(_system) is null ? InstallAsync(parsed, cancellationToken) : throw new CommandException("--system is for --print only: a service is installed on the system that this program runs on."));
    }

    private static async Task<int> PrintAsync(ParseResult parsed, string? system)
    {
        await Console.Out.WriteAsync(ServiceManager.Of(system).Describe(ServiceProgram.Current(SettingsInForce.DirectoryOf(parsed))));
        return 0;
    }

    private static async Task<int> InstallAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var manager = ServiceManager.Of(name: null);
        var program = ServiceProgram.Current(SettingsInForce.DirectoryOf(parsed));
        SettingsToSave.Save(parsed);
        OwnersFile.Write(manager.FilePath, [.. manager.Encoding.GetPreamble(), .. manager.Encoding.GetBytes(manager.Describe(program))]);
        foreach (var command in manager.Start)
        {
            if (await command.RunAsync(cancellationToken) is { } problem)
            {
                throw new CommandException(
                    $"'{manager.FilePath}' is written, but the agent does not run yet: {problem}. Run in a session of your own: {string.Join(" && ", manager.Start.Where(static command => !command.MayFail))}");
            }
        }

        await Console.Out.WriteLineAsync($"The agent runs. {manager.Note}\nIts settings are in '{program.StateDirectory}', its service file is '{manager.FilePath}'. 'wigtoken-agent status' says how it is.");
        return 0;
    }
}
