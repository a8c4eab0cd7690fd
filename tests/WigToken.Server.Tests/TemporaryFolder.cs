namespace WigToken.Server.Tests;

internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("wigtoken-").FullName;

    public string Folder(params string[] names) => Directory.CreateDirectory(System.IO.Path.Combine([Path, .. names])).FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
