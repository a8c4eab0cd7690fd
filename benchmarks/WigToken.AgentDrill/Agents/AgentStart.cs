using System.Diagnostics;

namespace WigToken.AgentDrill.Agents;

/// <summary>How the program is started.</summary>
internal static class AgentStart
{
    public static ProcessStartInfo Create(AgentSetup setup, TokenWay way, params IEnumerable<string> arguments)
    {
        string[] program = setup.Program.Extension == ".dll" ? ["dotnet", "exec", setup.Program.FullName] : [setup.Program.FullName];
        string[] token = way switch
        {
            TokenWay.File => ["--token-file", TokenFile(setup)],
            TokenWay.Flag => ["--token", setup.Token],
            _ => [],
        };
        string[] command = [.. program, .. arguments, "--state-dir", setup.StateDirectory, .. token];
        var start = new ProcessStartInfo(command[0], command[1..]) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        foreach (var inherited in (string[])["CLAUDE_CONFIG_DIR", "WATCH_POLLING", "WIGTOKEN_TOKEN", "HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"])
            start.Environment.Remove(inherited);
        start.Environment["WIGTOKEN_TOKEN_SERVER"] = setup.Server.AbsoluteUri;
        start.Environment["WIGTOKEN_MACHINE"] = setup.Machine;
        start.Environment["CLAUDE_PROJECTS_DIR"] = setup.Transcripts;
        foreach (var (name, value) in setup.Environment)
            start.Environment[name] = value;
        if (way == TokenWay.Environment)
            start.Environment["WIGTOKEN_TOKEN"] = setup.Token;
        return start;
    }

    /// <summary>Beside the state directory, for its owner alone: the one place where the secret may be found.</summary>
    public static string TokenFile(AgentSetup setup)
    {
        var path = setup.StateDirectory + ".token";
        if (!File.Exists(path))
        {
            var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows())
                options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            using var writer = new StreamWriter(path, options);
            writer.Write(setup.Token);
        }

        return path;
    }
}
