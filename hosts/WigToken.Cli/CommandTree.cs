using System.CommandLine;
using Microsoft.Extensions.Options;
using WigToken.Cli.Commands;
using WigToken.Storage;

namespace WigToken.Cli;

/// <summary>All commands, and what happens when one fails.</summary>
internal static class CommandTree
{
    // Empty for accounts without a home folder.
    private static readonly string Home =
        Environment.GetFolderPath(Environment.SpecialFolder.UserProfile) is { Length: > 0 } home ? home : Environment.CurrentDirectory;

    private static readonly Option<DirectoryInfo> ContentRoot = new("--content-root")
    {
        Description = "The folder that appsettings.json is read from and that relative paths start from; the database is data/stats.db in it. Default: ~/.wigtoken",
        HelpName = "DIR",
        Recursive = true,
    };

    public static async Task<int> RunAsync(string[] args)
    {
        var parsed = Root().Parse(args);
        // The server has signals of its own to end by, and may take longer than a command.
        var configuration = new InvocationConfiguration { EnableDefaultExceptionHandler = false };
        if (parsed.CommandResult.Command is RootCommand or StartCommand)
            configuration.ProcessTerminationTimeout = null;
        try
        {
            return await parsed.InvokeAsync(configuration);
        }
        catch (OptionsValidationException exception)
        {
            return await FailAsync($"The configuration is not valid:{string.Concat(exception.Failures.Select(static problem => $"\n  - {problem}"))}");
        }
        catch (Exception exception) when (exception is WigTokenException or CommandException)
        {
            return await FailAsync(exception.Message);
        }
        catch (OperationCanceledException)
        {
            return await FailAsync("Stopped.");
        }
    }

    private static RootCommand Root()
    {
        var root = new RootCommand("WigToken, a usage meter for AI coding tools. Without a command it starts the server, as 'wigtoken start' does.")
        {
            ContentRoot,
            new StartCommand(Folder),
            new InitCommand(Folder),
            new DoctorCommand(Folder),
            new TokensCommand(Folder),
            new EmbedOriginsCommand(Folder),
            new BackupCommand(Folder),
            new RestoreCommand(Folder),
            new RepriceCommand(Folder),
        };
        root.Add(new VersionCommand(root));
        root.Add(new HelpCommand(root));
        root.SetAction((parsed, _) => StartCommand.RunAsync(Folder(parsed)));
        return root;
    }

    private static string Folder(ParseResult parsed) => parsed.GetValue(ContentRoot)?.FullName
        ?? Path.GetFullPath(".wigtoken", Home);

    private static async Task<int> FailAsync(string message)
    {
        await Console.Error.WriteLineAsync(message);
        return 1;
    }
}
