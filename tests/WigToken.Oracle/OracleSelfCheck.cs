namespace WigToken.Oracle;

/// <summary>Holds the oracle against the answers written by hand, so that it is not its own judge.</summary>
public static class OracleSelfCheck
{
    /// <summary>One line per mismatch; empty when oracle and hand agree.</summary>
    public static IReadOnlyList<string> Run() => [.. NastyLines.All.Append(NastyLines.TooLong()).SelectMany(Mismatches)];

    private static IEnumerable<string> Mismatches(NastyLine nasty)
    {
        var copies = OracleLines.Read(nasty.Bytes, NastyLine.FallbackTimestampMs);
        if (copies.Count != nasty.Records)
            yield return $"{nasty.Name}: {copies.Count} records instead of {nasty.Records}.";
        foreach (var mismatch in Mismatches(nasty.Name, nasty.Copies, [.. copies.Select(OracleText.Of)]))
            yield return mismatch;

        if (nasty.Rows.Count == 0)
            yield break;
        var rows = OracleLedger.Merge(copies, "user", "machine", "project").Values.OrderBy(row => row.Id, StringComparer.Ordinal);
        string[] found = [.. rows.Select(OracleText.Of)];
        if (found.Length != nasty.Rows.Count)
            yield return $"{nasty.Name}: {found.Length} rows instead of {nasty.Rows.Count}.";
        foreach (var mismatch in Mismatches(nasty.Name, nasty.Rows, found))
            yield return mismatch;
    }

    private static IEnumerable<string> Mismatches(string name, IReadOnlyList<string> expected, string[] found) =>
        expected.Zip(found)
            .Where(pair => pair.First.Split(' ').Except(pair.Second.Split(' '), StringComparer.Ordinal).Any())
            .Select(pair => $"{name}: expected {pair.First}, found {pair.Second}.");
}
