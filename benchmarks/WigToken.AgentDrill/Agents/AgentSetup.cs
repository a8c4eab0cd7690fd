using WigToken.Agent;
using WigToken.Load.Servers;

namespace WigToken.AgentDrill.Agents;

/// <summary>What an agent is started with.</summary>
internal sealed record AgentSetup
{
    /// <summary>Its name on the server.</summary>
    public string Machine { get; init; } = "drilled";

    /// <summary>The native program, or the .dll of the tool.</summary>
    public required FileInfo Program { get; init; }

    /// <summary>Where it sends to.</summary>
    public required Uri Server { get; init; }

    public required string Token { get; init; }

    public required string StateDirectory { get; init; }

    /// <summary>The folder of its transcripts.</summary>
    public required string Transcripts { get; init; }

    /// <summary>Takes all that it says.</summary>
    public required string Log { get; init; }

    /// <summary>What else stands in its environment.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>A new agent on a run's folder.</summary>
    public static AgentSetup Create(ServerFiles files, FileInfo program, Uri server, string token) => new()
    {
        Program = program, Server = server, Token = token, Log = files.In("agent.log"), StateDirectory = files.In("state"),
        Transcripts = Directory.CreateDirectory(files.In("transcripts")).FullName,
    };

    /// <summary>What <see cref="AgentStatus"/> is asked with.</summary>
    public WigTokenAgentOptions Options => new() { Server = Server, Machine = Machine, StateDirectory = StateDirectory, Roots = [Transcripts] };
}
