using System.Diagnostics;
using System.Reflection;
using WigToken.Cli.Tests;
using WigToken.Server.Tests;

namespace WigToken.Agent.Host.Tests.Running;

/// <summary>Somebody's machine: a home folder with transcripts, and the real program to run in it, as processes.</summary>
internal sealed class Machine : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    private static readonly string[] Others =
        ["WIGTOKEN_TOKEN_SERVER", "WIGTOKEN_TOKEN", "WIGTOKEN_MACHINE", "CLAUDE_PROJECTS_DIR", "CLAUDE_CONFIG_DIR", "WATCH_POLLING", "XDG_CONFIG_HOME"];

    private readonly TemporaryFolder _folder = new();
    private readonly IReadOnlyList<string> _program;

    /// <param name="program">The program and its first arguments; the one that was built with these tests if there are none.</param>
    public Machine(params IReadOnlyList<string> program)
    {
        _program = program.Count > 0 ? program : ["dotnet", ProgramPath];
        Home = _folder.Folder("home");
        Projects = _folder.Folder("home", ".claude", "projects");
        Environment = new(StringComparer.Ordinal) { ["HOME"] = Home };
    }

    /// <summary>The program that was built with these tests, for <c>dotnet</c> to run.</summary>
    public static string ProgramPath { get; } =
        typeof(Machine).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(static attribute => attribute.Key == "Program").Value!;

    public string Home { get; }

    /// <summary>Where Claude Code keeps transcripts.</summary>
    public string Projects { get; }

    /// <summary>Does not exist before the program makes it.</summary>
    public string StateDirectory => Path.Combine(Home, ".wigtoken-agent");

    public Dictionary<string, string> Environment { get; }

    public string PathOf(string name) => Path.Combine(_folder.Path, name);

    public Task<Result> RunAsync(params IEnumerable<string> arguments) => RunAsync("", arguments);

    /// <summary>Runs it to its end.</summary>
    public async Task<Result> RunAsync(string input, IEnumerable<string> arguments)
    {
        using var process = Start(arguments);
        await process.SayAsync(input);
        var code = await process.EndAsync(Limit);
        return new Result(code, await process.Output, await process.Error);
    }

    /// <summary>Starts it, and leaves its standard input open.</summary>
    public RunningAgent Start(params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(_program[0], _program.Skip(1).Concat(arguments))
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false, WorkingDirectory = _folder.Path,
        };
        foreach (var name in Others)
            start.Environment.Remove(name);
        foreach (var (name, value) in Environment)
            start.Environment[name] = value;
        return new RunningAgent(Process.Start(start)!);
    }

    /// <summary>Appends messages to a transcript of the project <c>-home-alice-app</c>.</summary>
    public string Append(string file, params IEnumerable<string> lines)
    {
        var path = Path.Combine(Directory.CreateDirectory(Path.Combine(Projects, "-home-alice-app")).FullName, file);
        File.AppendAllText(path, string.Concat(lines));
        return path;
    }

    /// <summary>Writes a file that only its owner can read.</summary>
    public string OwnersFile(string name, string content)
    {
        var path = PathOf(name);
        File.WriteAllText(path, content);
        Modes.Set(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        return path;
    }

    public void Dispose() => _folder.Dispose();
}
