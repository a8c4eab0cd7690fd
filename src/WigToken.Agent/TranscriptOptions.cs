using WigToken.Agent.Discovery;

namespace WigToken.Agent;

/// <summary>Which transcripts are followed, whose they are, and how their changes are noticed.</summary>
public sealed class TranscriptOptions
{
    /// <summary>The folders that hold transcripts. One that does not exist yet is waited for.</summary>
    /// <value>Those of <see cref="TranscriptRoots.Default()"/>.</value>
    public IReadOnlyList<string> Roots { get; set; } = TranscriptRoots.Default();

    /// <summary>Whether the folders belong to one person or to many.</summary>
    /// <value>Detected from what they hold.</value>
    public TranscriptLayout? Layout { get; set; }

    /// <summary>The user of transcripts whose place names none.</summary>
    /// <value>The name of the account.</value>
    public string DefaultUser { get; set; } = Environment.UserName;

    /// <summary>The machine of transcripts whose place names none.</summary>
    /// <value>The name of this host.</value>
    public string DefaultMachine { get; set; } = Environment.MachineName;

    /// <summary>Whether changes are looked for at intervals instead of being notified by the file system.</summary>
    /// <value>True where the file system does not notify, as network mounts do not.</value>
    public bool? Polling { get; set; }

    /// <summary>When polling: how often files that were active lately are looked at.</summary>
    /// <value>One second.</value>
    public TimeSpan WatchInterval { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>
    /// When polling, or while a folder is missing: how often the whole tree is walked. Where the file system notifies, the walk only is a safety
    /// net, and happens every sixtieth time; every twelfth where symbolic links lead to transcripts, since nothing notifies of those.
    /// </summary>
    /// <value>Five seconds.</value>
    public TimeSpan ScanInterval { get; set; } = TimeSpan.FromSeconds(5);
}
