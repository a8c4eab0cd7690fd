namespace WigToken.Cli;

/// <summary>The tool's own folder.</summary>
internal static class DataFolder
{
    /// <summary>Makes it, for its owner alone: what it will hold is nobody else's business.</summary>
    public static void Create(string path)
    {
        try
        {
            if (OperatingSystem.IsWindows())
                Directory.CreateDirectory(path);
            else if (!Directory.Exists(path))
                Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new CommandException($"The folder '{path}' cannot be made: {exception.Message} Name another with --content-root.");
        }
    }
}
