using WigToken.Agent.Discovery;

namespace WigToken.Diagnostics;

/// <summary>The folders that hold transcripts, and the mode that follows from them.</summary>
internal static class TranscriptChecks
{
    public static Check Mode(Installed installed)
    {
        var why = installed.Options.Mode?.ToUpperInvariant() switch
        {
            "SOLO" or "TEAM" => "MODE says so",
            _ when !installed.IsWatching => "no transcripts are watched",
            _ => TranscriptLabels.Detect(installed.Roots) switch
            {
                TranscriptLayout.Solo => "there are folders named like projects",
                TranscriptLayout.Team => "there are users' folders that hold projects",
                _ => "nothing tells of a team",
            },
        };
        return Check.Ok("mode", $"{(installed.IsSolo ? "solo" : "team")}: {why}");
    }

    public static IEnumerable<Check> Folders(Installed installed) => installed.IsWatching ? installed.Roots.Select(root => Folder(root, installed)).OfType<Check>() : [];

    private static Check? Folder(string root, Installed installed)
    {
        // What is no folder, or a closed one, is a problem of the configuration and listed there.
        if (File.Exists(root))
            return null;
        if (!Directory.Exists(root))
        {
            return installed.Options.ProjectsDirectory is { Length: > 0 }
                ? Check.Error("transcripts", $"'{root}' does not exist", "Make it, or set CLAUDE_PROJECTS_DIR to the folder that holds the transcripts. Until then the server waits for it.")
                : Check.Warning("transcripts", $"'{root}' does not exist", "Claude Code makes it at its first session, and the server waits for it. Are the transcripts elsewhere? Set CLAUDE_PROJECTS_DIR.");
        }

        var files = installed.Transcripts.Where(file => file.Root == root).ToList();
        var closed = files.Where(static file => file.Size > 0 && !CanRead(file.Path)).ToList();
        var found = $"'{root}' holds {Wording.Count(files.Count, "transcript")}, {Wording.Megabytes(files.Sum(static file => file.Size))}";
        return closed.Count == 0
            ? Check.Ok("transcripts", found)
            : Check.Warning("transcripts", $"{found}; {Wording.Count(closed.Count, "file")} cannot be read, such as '{closed[0].Path}'", "Give the account that runs WigToken read access.");
    }

    private static bool CanRead(string path)
    {
        try
        {
            using var handle = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            return true;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
