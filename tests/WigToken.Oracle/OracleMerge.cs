namespace WigToken.Oracle;

internal static class OracleMerge
{
    internal static OracleRow Merge(OracleRow left, OracleRow right)
    {
        var best = Compare(left, right) >= 0 ? left : right;
        return best with { EarliestTimestampMs = Math.Min(left.EarliestTimestampMs, right.EarliestTimestampMs) };
    }

    /// <summary>Positive when <paramref name="left"/> is the better copy; 0 only when the copies do not differ.</summary>
    private static int Compare(OracleRow left, OracleRow right)
    {
        int[] inOrder =
        [
            left.Counts.Output.CompareTo(right.Counts.Output),
            left.Counts.Total.CompareTo(right.Counts.Total),
            left.BestTimestampMs.CompareTo(right.BestTimestampMs),
            right.IsSidechain.CompareTo(left.IsSidechain),
            left.Counts.CacheRead.CompareTo(right.Counts.CacheRead),
            left.Counts.CacheCreation1Hour.CompareTo(right.Counts.CacheCreation1Hour),
            left.Counts.CacheCreation5Minutes.CompareTo(right.Counts.CacheCreation5Minutes),
            SmallerWins(left.Model, right.Model),
            SmallerWins(left.Machine, right.Machine),
            SmallerWins(left.Project, right.Project),
            SmallerWins(left.SessionId, right.SessionId),
            SmallerWins(left.RequestId, right.RequestId),
        ];
        return inOrder.FirstOrDefault(difference => difference != 0);
    }

    private static int SmallerWins(string? left, string? right) => string.CompareOrdinal(right ?? "", left ?? "");
}
