using WigToken.Agent.Discovery;

namespace WigToken.Agent.Hook;

/// <summary>The files that belong to a session.</summary>
internal static class SessionFiles
{
    /// <summary>
    /// The transcript, and those of its sub-agents: below the folder that is named like it, and, as older versions wrote them, beside it; there it
    /// cannot be told whose they are, and those of other sessions do no harm.
    /// </summary>
    public static IEnumerable<TranscriptFile> Of(string transcript)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(transcript))!;
        var root = Path.GetDirectoryName(folder) ?? folder;
        var beside = Directory.Exists(folder) ? Directory.EnumerateFiles(folder, "agent-*" + TranscriptTree.Extension) : [];
        var below = TranscriptTree.Walk(Path.Combine(folder, Path.GetFileNameWithoutExtension(transcript)));
        return beside.Prepend(Path.GetFullPath(transcript)).Select(TranscriptTree.Stat).OfType<TranscriptFile>().Concat(below).Select(file => file with { Root = root });
    }
}
