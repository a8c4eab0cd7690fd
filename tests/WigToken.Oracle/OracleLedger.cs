namespace WigToken.Oracle;

/// <summary>What a store must hold after every transcript of a tree was read.</summary>
public static class OracleLedger
{
    /// <summary>A message over this many tokens is not stored.</summary>
    public const long LargestMessage = 1_000_000_000_000;

    /// <param name="root">The directory to read; every <c>*.jsonl</c> below it counts, in ordinal order of relative path.</param>
    /// <param name="labels">Gives the owner of a file; its argument is the path relative to <paramref name="root"/>, with '/'.</param>
    /// <param name="modifiedAtMs">Gives a file's modification time in epoch milliseconds; its argument is the full path.</param>
    public static IReadOnlyDictionary<string, OracleRow> ReadTree(
        string root,
        Func<string, (string User, string Machine, string? Project)> labels,
        Func<string, long> modifiedAtMs)
    {
        ArgumentNullException.ThrowIfNull(labels);
        ArgumentNullException.ThrowIfNull(modifiedAtMs);

        var rows = new Dictionary<string, OracleRow>(StringComparer.Ordinal);
        foreach (var relative in TranscriptsBelow(root))
        {
            var path = Path.Combine(root, relative);
            var (user, machine, project) = labels(relative);
            foreach (var copy in OracleLines.Read(File.ReadAllBytes(path), modifiedAtMs(path)))
                Add(rows, OracleRow.From(copy, user, machine, project));
        }

        return rows;
    }

    /// <summary>The rows that one owner's copies merge to.</summary>
    public static IReadOnlyDictionary<string, OracleRow> Merge(
        IEnumerable<OracleCopy> copies, string user, string machine, string? project)
    {
        ArgumentNullException.ThrowIfNull(copies);

        var rows = new Dictionary<string, OracleRow>(StringComparer.Ordinal);
        foreach (var copy in copies)
            Add(rows, OracleRow.From(copy, user, machine, project));
        return rows;
    }

    private static IEnumerable<string> TranscriptsBelow(string root) =>
        Directory.EnumerateFiles(root, "*.jsonl", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(root, path).Replace('\\', '/'))
            .Order(StringComparer.Ordinal);

    private static void Add(Dictionary<string, OracleRow> rows, OracleRow copy)
    {
        if (copy.Counts.Total > LargestMessage)
            return;
        if (!rows.TryGetValue(copy.Id, out var stored))
            rows.Add(copy.Id, copy);
        else if (string.Equals(stored.User, copy.User, StringComparison.Ordinal))
            rows[copy.Id] = OracleMerge.Merge(stored, copy);
    }
}
