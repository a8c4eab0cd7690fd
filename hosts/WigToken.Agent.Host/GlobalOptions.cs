using System.CommandLine;
using Microsoft.Extensions.Logging;
using WigToken.Agent.Host.Settings;

namespace WigToken.Agent.Host;

/// <summary>What every command understands.</summary>
internal static class GlobalOptions
{
    public static readonly Option<string> Token = new("--token")
    {
        Description = "The ingest token. It stands in your shell's history: prefer --token-file, WIGTOKEN_TOKEN, or 'configure'.", HelpName = "TOKEN", Recursive = true,
    };

    public static readonly Option<string> TokenFile = new("--token-file")
    {
        Description = "A file that holds the ingest token and that only you can read; - for standard input with 'configure' and 'install'.", HelpName = "FILE", Recursive = true,
    };

    public static readonly Option<string> StateDirectory = new("--state-dir")
    {
        Description = "Where the agent keeps what it has to remember, and its saved settings. Default: ~/.wigtoken-agent", HelpName = "DIR", Recursive = true,
    };

    public static readonly Option<LogLevel> LogLevel = new("--log-level")
    {
        Description = "How much is said on standard error: trace, debug, information, warning, error, critical or none.", HelpName = "LEVEL", Recursive = true,
        DefaultValueFactory = static _ => Microsoft.Extensions.Logging.LogLevel.Information,
    };

    public static IEnumerable<Option> All { get; } =
        [.. AgentSettings.All.Select(static setting => setting.Flag), Token, TokenFile, StateDirectory, LogLevel];
}
