using WigToken.Oracle;

namespace WigToken.Agent.Tests.Tailing.Model;

/// <summary>Reads every transcript below a root from its beginning, each time it is asked.</summary>
internal sealed class NaiveReader(string root)
{
    private static readonly EnumerationOptions Everything = new() { RecurseSubdirectories = true, IgnoreInaccessible = true, AttributesToSkip = FileAttributes.None };

    // Most files are the same as the last time; only parsing them again is spared.
    private readonly Dictionary<string, (byte[] Bytes, HashSet<OracleCopy> Copies)> _known = new(StringComparer.Ordinal);

    public HashSet<OracleCopy> EverSeen { get; } = [];

    /// <summary>What stands in every file that can be read now, by path; without where in the file it stands.</summary>
    public Dictionary<string, HashSet<OracleCopy>> Look()
    {
        var seen = new Dictionary<string, HashSet<OracleCopy>>(StringComparer.Ordinal);
        foreach (var path in Directory.EnumerateFiles(root, "*.jsonl", Everything))
        {
            try
            {
                seen[path] = Read(path);
                EverSeen.UnionWith(seen[path]);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                // A link to nothing, or a closed file: nobody can read it.
            }
        }

        return seen;
    }

    private HashSet<OracleCopy> Read(string path)
    {
        var bytes = File.ReadAllBytes(path);
        if (_known.TryGetValue(path, out var known) && known.Bytes.AsSpan().SequenceEqual(bytes))
            return known.Copies;
        var copies = OracleLines.Read(bytes, fallbackTimestampMs: 0).Select(static copy => copy with { LineOffset = 0 }).ToHashSet();
        _known[path] = (bytes, copies);
        return copies;
    }
}
