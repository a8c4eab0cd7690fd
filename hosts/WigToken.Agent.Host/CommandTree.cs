using System.CommandLine;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using WigToken.Agent.Host.Commands;
using WigToken.Agent.Host.Secrets;
using WigToken.Cli;
using WigToken.Cli.Commands;

namespace WigToken.Agent.Host;

/// <summary>All commands, and what happens when one fails.</summary>
internal static class CommandTree
{
    private const string Hint = "'wigtoken-agent help' explains the commands.";

    /// <param name="args">The command line.</param>
    /// <param name="warning">What is to be said first.</param>
    public static async Task<int> RunAsync(string[] args, string? warning)
    {
        // A word that begins with @ is a word: no file's content becomes arguments behind the back of who hid the tokens among them.
        var parsed = Root().Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
        if (HookCommand.IsMeant(parsed, args))
            return await HookCommand.RunAsync(parsed);
        if (warning is not null)
            await Console.Error.WriteLineAsync(warning);
        if (parsed.Errors.Count > 0)
            return await FailAsync(string.Join('\n', [.. parsed.Errors.Select(static error => error.Message), Hint]));
        // What runs until it is stopped has signals of its own to end by.
        var configuration = new InvocationConfiguration { EnableDefaultExceptionHandler = false };
        if (parsed.CommandResult.Command is RootCommand or RunCommand)
            configuration.ProcessTerminationTimeout = null;
        try
        {
            return await parsed.InvokeAsync(configuration);
        }
        catch (OptionsValidationException exception)
        {
            return await FailAsync(string.Join('\n', exception.Failures));
        }
        catch (Exception exception) when (exception is CommandException or AgentException)
        {
            return await FailAsync(exception.Message);
        }
        catch (OperationCanceledException)
        {
            return await FailAsync("Stopped.");
        }
#pragma warning disable CA1031 // Nobody who runs a command has any use for a stack; it is there for those who ask for it.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            return await FailAsync(parsed.GetValue(GlobalOptions.LogLevel) <= LogLevel.Debug ? $"{exception}" : $"{exception.Message} (More with --log-level debug.)");
        }
    }

    private static RootCommand Root()
    {
        var root = new RootCommand("Ships the usage of this machine's AI coding tools to a WigToken server. Without a command it runs until it is stopped, as 'wigtoken-agent run' does.")
        {
            new RunCommand(),
            new PingCommand(),
            new OnceCommand(),
            new ShowCommand(),
            new StatusCommand(),
            new RetryCommand(),
            new HookCommand(),
            new ConfigureCommand(),
            new InstallCommand(),
            new UninstallCommand(),
        };
        foreach (var option in GlobalOptions.All)
            root.Add(option);
        root.Add(new VersionCommand(root));
        root.Add(new HelpCommand(root));
        root.SetAction(static (parsed, cancellationToken) => RunCommand.RunAsync(parsed, cancellationToken));
        return root;
    }

    private static async Task<int> FailAsync(string message)
    {
        await Console.Error.WriteLineAsync(TokenText.Hide(message));
        return 1;
    }
}
