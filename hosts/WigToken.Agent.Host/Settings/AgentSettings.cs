using System.CommandLine;
using WigToken.Agent.Discovery;

namespace WigToken.Agent.Host.Settings;

/// <summary>All settings but the token and the state directory.</summary>
internal static class AgentSettings
{
    private static readonly Dictionary<string, ProjectNames> ProjectWords = new(StringComparer.OrdinalIgnoreCase)
    {
        ["none"] = ProjectNames.None, ["names"] = ProjectNames.Names, ["hash"] = ProjectNames.Hash,
    };

    private static readonly Dictionary<string, bool> Switches = new(StringComparer.OrdinalIgnoreCase)
    {
        ["true"] = true, ["1"] = true, ["yes"] = true, ["on"] = true, ["false"] = false, ["0"] = false, ["no"] = false, ["off"] = false,
    };

    public static readonly AgentSetting Server = new()
    {
        Key = "server",
        Variable = "WIGTOKEN_TOKEN_SERVER",
        Flag = Flag("--server", "URL", "The server's address, with the path it is mounted at."),
        Expected = "an address such as https://usage.example.org",
        TryApply = static (options, text) => Uri.TryCreate(text, UriKind.RelativeOrAbsolute, out var server) && (options.Server = server) is not null,
        Show = static options => $"{options.Server}",
    };

    public static readonly AgentSetting ProjectsDirectory = new()
    {
        Key = "projectsDir",
        Variable = "CLAUDE_PROJECTS_DIR",
        Flag = Flag("--projects-dir", "DIR", "The folders of transcripts, separated by commas. Default: where Claude Code keeps them"),
        Expected = "folders, separated by commas",
        TryApply = static (options, text) => (options.Roots = TranscriptRoots.Parse(text)).Count > 0,
        Show = static options => string.Join(',', options.Roots),
    };

    public static readonly IReadOnlyList<AgentSetting> All =
    [
        Server,
        new()
        {
            Key = "machine",
            Variable = "WIGTOKEN_MACHINE",
            Flag = Flag("--machine", "NAME", "The name of this machine on the server. Default: the host's name"),
            Expected = "a name",
            TryApply = static (options, text) => (options.Machine = text).Length > 0,
            Show = static options => options.Machine,
        },
        new()
        {
            Key = "projects",
            Flag = Flag("--projects", "none|names|hash", "What the server is told of projects: nothing, their names (also without a value), or hashes of them. Default: none", isValueOptional: true),
            Bare = "names",
            Expected = "none, names or hash",
            TryApply = static (options, text) => ProjectWords.TryGetValue(text, out var names) && (options.Projects = names) is var _,
            Show = static options => ProjectWords.First(word => word.Value == options.Projects).Key,
        },
        ProjectsDirectory,
        new()
        {
            Key = "polling",
            Variable = "WATCH_POLLING",
            Flag = Flag("--polling", "true|false", "Look for changes at intervals. Default: where the file system does not notify", isValueOptional: true),
            Bare = "true",
            Expected = "true or false",
            TryApply = static (options, text) => Switches.TryGetValue(text, out var isOn) && (options.Polling = isOn) is not null,
            Show = static options => options.Polling is { } isOn ? isOn ? "true" : "false" : "as the file system needs it",
        },
    ];

    private static Option<string?> Flag(string name, string value, string description, bool isValueOptional = false) => new(name)
    {
        HelpName = value, Description = description, Recursive = true, Arity = isValueOptional ? ArgumentArity.ZeroOrOne : ArgumentArity.ExactlyOne,
    };
}
