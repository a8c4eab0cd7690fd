using System.CommandLine;
using WigToken.Storage.Sqlite;

namespace WigToken.Cli.Commands;

/// <summary>Puts a backup in the place of the database.</summary>
internal sealed class RestoreCommand : Command
{
    private readonly Argument<FileInfo> _file = new("FILE") { Description = "The copy that 'wigtoken backup' wrote." };

    public RestoreCommand(Func<ParseResult, string> contentRoot)
        : base("restore", "Put a backup in the place of the database, which is kept beside it. The server must be stopped.")
    {
        Add(_file);
        SetAction((parsed, cancellationToken) => RunAsync(contentRoot(parsed), parsed.GetRequiredValue(_file), cancellationToken));
    }

    private static async Task<int> RunAsync(string contentRoot, FileInfo file, CancellationToken cancellationToken)
    {
        await using var installation = Installation.At(contentRoot);
        await Console.Error.WriteLineAsync($"Checking '{file.FullName}' and copying it to '{installation.DatabasePath}'…");
        var (report, kept) = await SqliteBackup.RestoreAsync(file.FullName, installation.DatabasePath, installation.Time, cancellationToken);
        await Console.Out.WriteLineAsync(
            $"Restored {Formats.Messages(report.Messages)} in {Formats.Size(report.Bytes)}. "
            + (kept is null ? "There was no database before." : $"The database that was there is kept as '{kept}'."));
        return 0;
    }
}
