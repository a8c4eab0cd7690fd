namespace WigToken.Agent.Tests;

/// <summary>A folder of one test's own, gone with it.</summary>
internal sealed class TempFolder : IDisposable
{
    private const string Memory = "/dev/shm";

    public TempFolder()
        : this(Directory.CreateTempSubdirectory("wigtoken-agent-").FullName)
    {
    }

    private TempFolder(string path) => Path = path;

    public string Path { get; }

    /// <summary>One in memory, where there is such a thing: for what commits thousands of times, and is not about the disk.</summary>
    public static TempFolder InMemory() => Directory.Exists(Memory)
        ? new TempFolder(Directory.CreateDirectory(System.IO.Path.Combine(Memory, $"wigtoken-agent-{Guid.NewGuid():N}")).FullName)
        : new TempFolder();

    /// <summary>The full path of a file in it; the folders on the way to it are made.</summary>
    public string File(params string[] parts)
    {
        var path = System.IO.Path.Combine([Path, .. parts]);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        return path;
    }

    /// <summary>A folder in it, made.</summary>
    public string Folder(params string[] parts) => Directory.CreateDirectory(System.IO.Path.Combine([Path, .. parts])).FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
