using System.Diagnostics;
using System.Runtime.Versioning;
using System.Text.Json;

namespace WigToken.Server.Tests.Hooks;

/// <summary>A person's home with the script of the page in it, called with the command of the page's settings.</summary>
[UnsupportedOSPlatform("windows")]
internal sealed class CurlHook
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    private readonly string _tools;

    public CurlHook(TemporaryFolder folder)
    {
        foreach (var program in (string[])["bash", "curl", "jq"])
            Installed.PathOf(program);
        (Home, State, Projects, _tools) = (folder.Folder("home"), folder.Folder("home", ".wigtoken-hook"), folder.Folder("home", ".claude", "projects"), folder.Folder("tools"));
        File.WriteAllText(Path.Combine(State, "hook.sh"), HookPage.Script);
        // The second for which it waits is nobody's: tests say themselves what happens meanwhile.
        Replace("sleep", "");
    }

    public string Home { get; }

    public string State { get; }

    public string Projects { get; }

    /// <summary>What went wrong in the background the last time.</summary>
    public string Error => File.ReadAllText(Path.Combine(State, "error"));

    public Uri Server { get; set; } = new("http://127.0.0.1:1/");

    public string Token { set => File.WriteAllText(Path.Combine(State, "token"), value + "\n"); }

    /// <summary>Where it keeps how much of a transcript the server has.</summary>
    public string MarkOf(string transcript) => Path.Join(State, "sent", transcript);

    /// <summary>Puts a shell script before the program of that name.</summary>
    public void Replace(string program, string script)
    {
        var path = Path.Combine(_tools, program);
        File.WriteAllText(path, "#!/bin/sh\n" + script + "\n");
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    /// <summary>Has every call of a program written down with its arguments.</summary>
    public void Watch(string program) => Replace(program, $"printf '%s\\n' \"{program} $*\" >>\"$HOME/command-lines\"\nexec {Installed.PathOf(program)} \"$@\"");

    public string CommandLines => File.Exists(Path.Combine(Home, "command-lines")) ? File.ReadAllText(Path.Combine(Home, "command-lines")) : "";

    /// <summary>The path of a transcript that holds these lines.</summary>
    public string Write(string relativePath, params IEnumerable<string> lines)
    {
        var path = Path.Combine(Projects, relativePath);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.AppendAllText(path, string.Concat(lines));
        return path;
    }

    /// <summary>Calls it as Claude Code does, and waits for the end of what it does in the background.</summary>
    /// <param name="transcript">The session's.</param>
    /// <param name="agent">The sub-agent's, where one has stopped.</param>
    public async Task CallAsync(string transcript, string? agent = null)
    {
        var call = Start(Input(transcript, agent));
        Assert.Equal((0, ""), await call.Returned);
        await call.Done;
    }

    public static string Input(string transcript, string? agent = null) => JsonSerializer.Serialize(agent is null
        ? new Dictionary<string, string> { ["session_id"] = "s-1", ["transcript_path"] = transcript, ["cwd"] = "/", ["hook_event_name"] = "Stop" }
        : new Dictionary<string, string> { ["session_id"] = "s-1", ["transcript_path"] = transcript, ["hook_event_name"] = "SubagentStop", ["agent_transcript_path"] = agent });

    /// <summary>Starts a call: what it returns to Claude Code, and when nothing of it is left in the background.</summary>
    /// <param name="input">What it reads on standard input.</param>
    /// <param name="command">Null: the command of the settings.</param>
    public (Task<(int Code, string Said)> Returned, Task Done) Start(string input, string? command = null)
    {
        var settings = JsonSerializer.Deserialize<JsonElement>(HookPage.Settings[^1]);
        command ??= settings.GetProperty("hooks").GetProperty("Stop")[0].GetProperty("hooks")[0].GetProperty("command").GetString();
        // Whatever is started in there keeps the third descriptor, so its end is the end of the last of them.
        var said = Path.Combine(Home, "said");
        var start = new ProcessStartInfo("sh", ["-c", $"{{ {command} ; }} 3>&1 >'{said}' 2>&1"])
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, UseShellExecute = false,
        };
        start.Environment.Remove("WIGTOKEN_TOKEN");
        start.Environment["HOME"] = Home;
        start.Environment["PATH"] = $"{_tools}:{start.Environment["PATH"]}";
        start.Environment["WIGTOKEN_TOKEN_SERVER"] = Server.ToString();
        start.Environment["WIGTOKEN_MACHINE"] = "laptop";
        var process = Process.Start(start)!;
        try
        {
            using (process.StandardInput)
                process.StandardInput.Write(input);
        }
        catch (IOException)
        {
            // It ended without having read all.
        }

        var rest = process.StandardOutput.ReadToEndAsync();
        var returned = ReturnedAsync();
        return (returned, DoneAsync());

        async Task<(int, string)> ReturnedAsync()
        {
            await process.WaitForExitAsync().WaitAsync(Limit);
            return (process.ExitCode, await File.ReadAllTextAsync(said));
        }

        async Task DoneAsync()
        {
            using (process)
            {
                await returned;
                Assert.Equal("", await rest.WaitAsync(Limit));
            }
        }
    }
}
