using WigToken.Parsing;

namespace WigToken.Agent.Discovery;

/// <summary>Tells from a transcript's place whose it is.</summary>
public static class TranscriptLabels
{
    private const string Projects = "projects";

    /// <summary>
    /// Whether a folder's name is a working directory as Claude Code writes it: <c>-home-alice-app</c>, or <c>C--Users-alice-app</c>
    /// from Windows.
    /// </summary>
    public static bool IsProjectName(string folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        return folder.StartsWith('-') || (folder.Length > 2 && char.IsAsciiLetter(folder[0]) && folder.AsSpan(1, 2).SequenceEqual("--"));
    }

    /// <summary>
    /// Solo if any folder below a root is named like a project; team if there are others that hold projects; null while there is nothing
    /// to tell from. What cannot be listed tells nothing.
    /// </summary>
    public static TranscriptLayout? Detect(IEnumerable<string> roots)
    {
        ArgumentNullException.ThrowIfNull(roots);
        var folders = roots.Where(Directory.Exists).SelectMany(FoldersIn).ToList();
        if (folders.Exists(static folder => IsProjectName(Path.GetFileName(folder))))
            return TranscriptLayout.Solo;
        return folders.Exists(static folder => HoldsProjects(folder) || FoldersIn(folder).Any(HoldsProjects)) ? TranscriptLayout.Team : null;
    }

    /// <summary>The labels of a transcript.</summary>
    /// <param name="relativePath">Its path below its root.</param>
    /// <param name="layout">How to read it.</param>
    /// <param name="user">For a path that names no user.</param>
    /// <param name="machine">For a path that names no machine.</param>
    /// <param name="source">The format's label.</param>
    public static UsageOrigin Of(string relativePath, TranscriptLayout layout, string user, string machine, string source)
    {
        ArgumentNullException.ThrowIfNull(relativePath);
        var folders = relativePath.Split(Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar)[..^1];
        if (layout == TranscriptLayout.Solo || folders.Length == 0)
            return new UsageOrigin(user, machine, folders.FirstOrDefault(""), source);
        return folders switch
        {
            [var who, Projects, .. var rest] => new UsageOrigin(who, machine, rest.FirstOrDefault(""), source),
            [var who, var project, ..] when IsProjectName(project) => new UsageOrigin(who, machine, project, source),
            [var who, var where, Projects, .. var rest] => new UsageOrigin(who, where, rest.FirstOrDefault(""), source),
            _ => new UsageOrigin(folders[0], machine, folders.ElementAtOrDefault(1) ?? "", source),
        };
    }

    private static bool HoldsProjects(string folder) =>
        Directory.Exists(Path.Combine(folder, Projects)) || FoldersIn(folder).Any(static inner => IsProjectName(Path.GetFileName(inner)));

    private static IEnumerable<string> FoldersIn(string folder) =>
        Directory.EnumerateDirectories(folder, "*", new EnumerationOptions { IgnoreInaccessible = true, AttributesToSkip = FileAttributes.None });
}
