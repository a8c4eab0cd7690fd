using System.Runtime.InteropServices;
using System.Security;

namespace WigToken.Agent.Host.Service;

/// <summary>A launch agent of macOS.</summary>
internal sealed partial class Launchd : ServiceManager
{
    private const string Label = "wigtoken-agent";

    // 077, which a property list can only say as a decimal.
    private const int OwnersUmask = 63;

    public override string FilePath => Path.Combine(Home, "Library", "LaunchAgents", Label + ".plist");

    public override IReadOnlyList<SystemCommand> Start => [.. Stop, new("launchctl", "bootstrap", $"gui/{UserId()}", FilePath)];

    public override IReadOnlyList<SystemCommand> Stop => [new("launchctl", "bootout", $"gui/{UserId()}/{Label}") { MayFail = true }];

    public override string Note => $"It runs whenever you are signed in. Its log: {LogPath}";

    private static string LogPath => Path.Combine(Home, "Library", "Logs", Label + ".log");

    public override string Describe(ServiceProgram program) =>
        $"""
        <?xml version="1.0" encoding="UTF-8"?>
        <!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
        <!-- Made by 'wigtoken-agent install', which overwrites it. -->
        <plist version="1.0">
        <dict>
          <key>Label</key>
          <string>{Label}</string>
          <key>ProgramArguments</key>
          <array>
        {string.Join('\n', program.CommandLine.Select(static word => $"    {Text(word)}"))}
          </array>
          <key>EnvironmentVariables</key>
          <dict>{(program.DotnetRoot is null ? "" : $"\n    <key>DOTNET_ROOT</key>\n    {Text(program.DotnetRoot)}\n  ")}</dict>
          <key>RunAtLoad</key>
          <true/>
          <key>KeepAlive</key>
          <dict>
            <key>SuccessfulExit</key>
            <false/>
          </dict>
          <key>ThrottleInterval</key>
          <integer>30</integer>
          <key>ProcessType</key>
          <string>Background</string>
          <key>LowPriorityIO</key>
          <true/>
          <key>Umask</key>
          <integer>{OwnersUmask}</integer>
          <key>StandardErrorPath</key>
          {Text(LogPath)}
        </dict>
        </plist>

        """;

    private static string Text(string text) => $"<string>{SecurityElement.Escape(text)}</string>";

    [LibraryImport("libc", EntryPoint = "getuid")]
    private static partial uint UserId();
}
