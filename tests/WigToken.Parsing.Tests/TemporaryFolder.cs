namespace WigToken.Parsing.Tests;

internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("wigtoken-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
