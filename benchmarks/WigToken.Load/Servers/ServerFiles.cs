namespace WigToken.Load.Servers;

/// <summary>What a server of a run lives on: its program, and a folder with its database, deleted at the end.</summary>
internal sealed class ServerFiles : IAsyncDisposable
{
    private ServerFiles(DirectoryInfo folder, FileInfo program) => (Path, Program) = (folder.FullName, program.FullName);

    public string Program { get; }

    public string Path { get; }

    public string Database => In("stats.db");

    /// <summary>Empty: these servers learn of usage over HTTP alone.</summary>
    public string Transcripts => In("projects");

    /// <summary>How many requests the servers allow a token: what is measured is them, not the brake on them, unless it is set.</summary>
    public int RateLimitPerMinute { get; set; } = 1_000_000;

    public string FileSystem => new DriveInfo(Path).DriveFormat;

    public bool IsInMemory => FileSystem is "tmpfs" or "ramfs";

    public static ServerFiles Create(DirectoryInfo parent, FileInfo program)
    {
        var files = new ServerFiles(Directory.CreateDirectory(System.IO.Path.Combine(parent.FullName, $"wigtoken-load-{Guid.NewGuid():N}")), program);
        Directory.CreateDirectory(files.Transcripts);
        return files;
    }

    public string In(string name) => System.IO.Path.Combine(Path, name);

    public ValueTask DisposeAsync()
    {
        Directory.Delete(Path, recursive: true);
        return ValueTask.CompletedTask;
    }
}
