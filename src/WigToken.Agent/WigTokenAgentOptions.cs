using WigToken.Agent.Discovery;
using WigToken.Agent.Upload;

namespace WigToken.Agent;

/// <summary>Which transcripts an agent reads, and where it sends their usage.</summary>
public sealed class WigTokenAgentOptions
{
    /// <summary>The server's address with the path it is mounted at, such as <c>https://usage.example.org</c>. Required.</summary>
    public Uri? Server { get; set; }

    /// <summary>An ingest token of the server (<c>wts_…</c>); it says whose the usage is. This, or <see cref="TokenFile"/>, is required.</summary>
    public string? Token { get; set; }

    /// <summary>
    /// A file that holds nothing but the token, readable by its owner alone. It is read again whenever something is sent, so that a new token counts
    /// without a restart. Does not count where <see cref="Token"/> is set.
    /// </summary>
    public string? TokenFile { get; set; }

    /// <summary>The name of this machine on the server: 1 to 100 of letters, digits, <c>_</c>, <c>.</c> and <c>-</c>.</summary>
    /// <value>The host's name, with <c>-</c> for every other character.</value>
    public string Machine { get; set; } = MachineName.Default;

    /// <summary>What the server is told of projects.</summary>
    /// <value>Nothing.</value>
    public ProjectNames Projects { get; set; }

    /// <summary>The folder that holds what the agent has to remember. It is made for its owner alone; one agent at a time uses it.</summary>
    /// <value><c>~/.wigtoken-agent</c>.</value>
    public string StateDirectory { get; set; } = DefaultStateDirectory;

    /// <summary>How many bytes of messages may wait for the server. When so many do, reading stops until some are sent: transcripts are the larger buffer.</summary>
    /// <value>64 MiB, some 200,000 messages.</value>
    public long MaxOutboxBytes { get; set; } = 64 * 1024 * 1024;

    /// <summary>The shortest time between two requests, but for those that are full: what arrives in between is sent together.</summary>
    /// <value>Two seconds: 30 requests a minute, of the 100 that a server allows a token by default.</value>
    public TimeSpan SendInterval { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>How often the server is told that the agent is alive while there is nothing to send.</summary>
    /// <value>15 minutes.</value>
    public TimeSpan SignOfLifeInterval { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>The folders that hold transcripts. One that does not exist yet is waited for.</summary>
    /// <value>Those of <see cref="TranscriptRoots.Default()"/>.</value>
    public IReadOnlyList<string> Roots { get; set; } = TranscriptRoots.Default();

    /// <summary>Whether changes are looked for at intervals instead of being notified by the file system.</summary>
    /// <value>True where the file system does not notify, as network mounts do not.</value>
    public bool? Polling { get; set; }

    /// <summary>The state directory of an agent that is told of none.</summary>
    public static string DefaultStateDirectory { get; } =
        Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".wigtoken-agent");

    /// <summary>The user is the token's: nobody's name stands in what is sent.</summary>
    internal TranscriptOptions ToTranscriptOptions() => new()
    {
        Roots = Roots, Layout = TranscriptLayout.Solo, DefaultUser = "", DefaultMachine = Machine, Polling = Polling,
    };
}
