using System.CommandLine;
using WigToken.Agent.Host.Service;
using WigToken.Agent.Host.Settings;
using WigToken.Cli;

namespace WigToken.Agent.Host.Commands;

/// <summary>Undoes <c>install</c>.</summary>
internal sealed class UninstallCommand : Command
{
    public UninstallCommand()
        : base("uninstall", "Stop the agent and remove its service. Settings and what was not sent yet are kept.") =>
        SetAction(RunAsync);

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var manager = ServiceManager.Of(name: null);
        var stateDirectory = SettingsInForce.DirectoryOf(parsed);
        if (!File.Exists(manager.FilePath))
            throw new CommandException($"There is no '{manager.FilePath}': nothing is installed for this account.");
        var problem = await RunAsync(manager.Stop, cancellationToken);
        Delete(manager.FilePath);
        problem ??= await RunAsync(manager.Forget, cancellationToken);
        if (problem is not null)
        {
            throw new CommandException(
                $"'{manager.FilePath}' is removed, but the agent may still run: {problem}. Run in a session of your own: {string.Join(" && ", manager.Stop.Concat(manager.Forget).Where(static command => !command.MayFail))}");
        }

        await Console.Out.WriteLineAsync($"The service is removed. '{stateDirectory}' keeps settings, token and what was not sent yet; delete it when you need none of it.");
        return 0;
    }

    private static async Task<string?> RunAsync(IEnumerable<SystemCommand> commands, CancellationToken cancellationToken)
    {
        string? problem = null;
        foreach (var command in commands)
            problem = await command.RunAsync(cancellationToken) ?? problem;
        return problem;
    }

    private static void Delete(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new CommandException($"The service is stopped, but '{path}' cannot be removed: {exception.Message}");
        }
    }
}
