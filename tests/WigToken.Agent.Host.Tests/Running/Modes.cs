namespace WigToken.Agent.Host.Tests.Running;

/// <summary>Who may do what with files; on Windows, which has no modes, nothing.</summary>
internal static class Modes
{
    private const UnixFileMode Owners = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    public static void Set(string path, UnixFileMode mode)
    {
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, mode);
    }

    /// <summary>What all but its owner may do.</summary>
    public static UnixFileMode OfOthers(string path) => OperatingSystem.IsWindows() ? UnixFileMode.None : File.GetUnixFileMode(path) & ~Owners;
}
