namespace WigToken.Agent.Discovery;

/// <summary>Finds the folders in which Claude Code keeps transcripts.</summary>
public static class TranscriptRoots
{
    private const string Projects = "projects";

    /// <summary>
    /// <c>$CLAUDE_CONFIG_DIR/projects</c> where that is set, and <c>~/.claude/projects</c> and <c>~/.config/claude/projects</c>: older
    /// history stays where it was when the setting changes. Only the first of them need not exist.
    /// </summary>
    public static IReadOnlyList<string> Default() => Default(
        Environment.GetEnvironmentVariable("CLAUDE_CONFIG_DIR"), Environment.GetFolderPath(Environment.SpecialFolder.UserProfile));

    /// <summary>The folders that a list names: separated by commas, <c>~</c> for the home folder.</summary>
    public static IReadOnlyList<string> Parse(string list)
    {
        ArgumentNullException.ThrowIfNull(list);
        return [.. Split(list, Environment.GetFolderPath(Environment.SpecialFolder.UserProfile)).Distinct(StringComparer.Ordinal)];
    }

    internal static IReadOnlyList<string> Default(string? configDirectories, string home)
    {
        string[] all =
        [
            .. Split(configDirectories ?? "", home).Select(static directory => Path.Combine(directory, Projects)),
            Path.Combine(home, ".claude", Projects),
            Path.Combine(home, ".config", "claude", Projects),
        ];
        return [.. all.Distinct(StringComparer.Ordinal).Where((root, index) => index == 0 || Directory.Exists(root))];
    }

    private static IEnumerable<string> Split(string list, string home) => list
        .Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
        .Select(path => path == "~" || path.StartsWith("~/", StringComparison.Ordinal) ? home + path[1..] : path)
        .Select(Path.GetFullPath)
        .Select(Path.TrimEndingDirectorySeparator);
}
