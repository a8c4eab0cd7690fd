using System.CommandLine;
using WigToken.Load;

namespace WigToken.AgentDrill;

/// <summary>What the commands have beside the options of every load command.</summary>
internal static class DrillCommand
{
    public static LoadCommand Create(string name, string description, out Option<FileInfo> agent)
    {
        var command = new LoadCommand(name, description);
        agent = command.With(new Option<FileInfo>("--agent")
        {
            Description = "The agent to start: a wigtoken-agent.dll, or the native program.",
            DefaultValueFactory = static _ => new FileInfo(Path.Combine(AppContext.BaseDirectory, "wigtoken-agent.dll")),
        }.AcceptExistingOnly());
        return command;
    }

    /// <summary>The seed of everything that is left to chance.</summary>
    public static Option<int> Seed(this LoadCommand command) => command.Count("--seed", 1, "Of everything that is left to chance but the moments at which two processes meet.");

    /// <summary>Makes the drill fail.</summary>
    public static Option<bool> Lose(this LoadCommand command) =>
        command.With(new Option<bool>("--lose") { Description = "Before comparing, take what waits out of the agent's outbox: the drill must find that it is missing, and ends with 1." });
}
