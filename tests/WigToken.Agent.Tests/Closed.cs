namespace WigToken.Agent.Tests;

/// <summary>Takes all permissions from a file or folder for as long as it lives. It means nothing to root.</summary>
internal sealed class Closed : IDisposable
{
    public const string RootMayAnyway = "root may read and list whatever it likes";

    private readonly string _path;
    private readonly UnixFileMode _mode;

    public Closed(string path)
    {
        _path = path;
        _mode = File.GetUnixFileMode(path);
        File.SetUnixFileMode(path, UnixFileMode.None);
    }

    public void Dispose() => File.SetUnixFileMode(_path, _mode);
}
