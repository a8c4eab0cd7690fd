using System.Text;
using WigToken.Cli;

namespace WigToken.Agent.Host.Service;

/// <summary>What starts programs for somebody who signs in, and what it has to be told.</summary>
internal abstract class ServiceManager
{
    /// <summary>Where the file belongs.</summary>
    public abstract string FilePath { get; }

    /// <summary>How the file is written.</summary>
    public virtual Encoding Encoding { get; } = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);

    /// <summary>What makes the service known once the file is there, and starts it, also in the place of one that runs.</summary>
    public abstract IReadOnlyList<SystemCommand> Start { get; }

    /// <summary>What stops it and keeps it from being started again, while the file is there.</summary>
    public abstract IReadOnlyList<SystemCommand> Stop { get; }

    /// <summary>What is to be done once the file is gone.</summary>
    public virtual IReadOnlyList<SystemCommand> Forget => [];

    /// <summary>What its owner should know.</summary>
    public virtual string Note => "It runs whenever you are signed in.";

    protected static string Home => Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);

    /// <summary>This system's, or the one that is named.</summary>
    public static ServiceManager Of(string? name) => (name ?? (OperatingSystem.IsWindows() ? "windows" : OperatingSystem.IsMacOS() ? "launchd" : "systemd")) switch
    {
        "systemd" => new Systemd(),
        "launchd" => new Launchd(),
        "windows" => new WindowsTask(),
        _ => throw new CommandException($"--system is '{name}'; systemd, launchd or windows was expected."),
    };

    /// <summary>The file's text.</summary>
    public abstract string Describe(ServiceProgram program);
}
