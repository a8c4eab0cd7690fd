namespace WigToken.Agent.Outbox;

/// <summary>The folder that holds what an agent has to remember. It and its files are for their owner alone.</summary>
internal sealed class StateDirectory
{
    private const UnixFileMode OwnersFile = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private StateDirectory(string path) => Path = path;

    public string Path { get; }

    /// <summary>Makes the folder where it is missing, and closes it to others where it is open.</summary>
    /// <exception cref="AgentException">It cannot be made, or be written to.</exception>
    public static StateDirectory Open(string path)
    {
        var state = new StateDirectory(System.IO.Path.GetFullPath(path));
        try
        {
            if (OperatingSystem.IsWindows())
                Directory.CreateDirectory(state.Path);
            else
                MakeOwners(state.Path);
            return state;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new AgentException($"The state directory '{state.Path}' cannot be used: {exception.Message} Give this account write access to it, or choose another.", exception);
        }
    }

    /// <summary>The same folder for somebody who only looks; need not exist.</summary>
    public static StateDirectory At(string path) => new(System.IO.Path.GetFullPath(path));

    public string PathOf(string name) => System.IO.Path.Combine(Path, name);

    /// <summary>Opens a file in it, which is made where it is missing.</summary>
    public FileStream OpenFile(string name, FileShare share)
    {
        var options = new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.ReadWrite, Share = share, BufferSize = 0 };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = OwnersFile;
        return new FileStream(PathOf(name), options);
    }

    [System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
    private static void MakeOwners(string path)
    {
        const UnixFileMode Owners = OwnersFile | UnixFileMode.UserExecute;
        if (!Directory.Exists(path))
            Directory.CreateDirectory(path, Owners);
        else if ((File.GetUnixFileMode(path) & ~Owners) != UnixFileMode.None)
            File.SetUnixFileMode(path, Owners);
    }
}
