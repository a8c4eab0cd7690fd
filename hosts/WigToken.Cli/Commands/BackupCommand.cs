using System.CommandLine;
using WigToken.Storage.Sqlite;

namespace WigToken.Cli.Commands;

/// <summary>Copies the database while it is in use.</summary>
internal sealed class BackupCommand : Command
{
    private readonly Argument<FileInfo> _file = new("FILE") { Description = "The copy. It must not exist yet." };

    public BackupCommand(Func<ParseResult, string> contentRoot)
        : base("backup", "Write a consistent, checked copy of the database. The server may go on running.")
    {
        Add(_file);
        SetAction((parsed, cancellationToken) => RunAsync(contentRoot(parsed), parsed.GetRequiredValue(_file), cancellationToken));
    }

    private static async Task<int> RunAsync(string contentRoot, FileInfo file, CancellationToken cancellationToken)
    {
        await using var installation = Installation.At(contentRoot);
        await Console.Error.WriteLineAsync($"Copying '{installation.DatabasePath}' and checking the copy…");
        var report = await SqliteBackup.CreateAsync(installation.DatabasePath, file.FullName, cancellationToken);
        await Console.Out.WriteLineAsync($"'{file.FullName}' holds {Formats.Messages(report.Messages)} in {Formats.Size(report.Bytes)}, and is sound.");
        return 0;
    }
}
