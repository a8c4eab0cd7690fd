using WigToken.Load;
using WigToken.Load.Servers;
using WigToken.Oracle;

namespace WigToken.AgentDrill.Checking;

/// <summary>Holds a server against what was written.</summary>
internal static class LedgerComparison
{
    /// <summary>What the totals of some rows are.</summary>
    public static Totals Sum(IEnumerable<OracleRow> rows) => rows.Aggregate(default(Totals), static (sum, row) => sum + new Totals(
        1, row.Counts.Input, row.Counts.CacheCreation5Minutes + row.Counts.CacheCreation1Hour, row.Counts.CacheRead, row.Counts.Output));

    /// <exception cref="LoadException">A message is missing, is one too many, or is another copy than the best.</exception>
    public static async Task CompareAsync(ServerFiles files, IReadOnlyDictionary<string, OracleRow> expected, CancellationToken cancellationToken)
    {
        var found = await ServerLedger.ReadAsync(files, cancellationToken);
        List<string> differences =
        [
            .. expected.Where(row => !found.ContainsKey(row.Key)).Select(static row => $"missing: {OracleText.Of(row.Value)}"),
            .. found.Where(row => !expected.ContainsKey(row.Key)).Select(static row => $"never written: {OracleText.Of(row.Value)}"),
            .. expected.Where(row => found.TryGetValue(row.Key, out var other) && other != row.Value)
                .Select(row => $"other than the best copy: {OracleText.Of(found[row.Key])}\n  which is: {OracleText.Of(row.Value)}"),
        ];
        if (differences.Count > 0)
        {
            throw new LoadException(
                $"The server has {found.Count} messages, {expected.Count} were written, and {differences.Count} differ:\n{string.Join('\n', differences.Take(10))}");
        }
    }
}
