namespace WigToken.Oracle;

/// <summary>Sums of rows, by what reports group on.</summary>
public static class OracleGroups
{
    public static IReadOnlyDictionary<string, OracleSum> ByModel(this IEnumerable<OracleRow> rows) => By(rows, row => row.Model);

    /// <summary>By the UTC day of each row's earliest timestamp.</summary>
    public static IReadOnlyDictionary<DateOnly, OracleSum> ByUtcDay(this IEnumerable<OracleRow> rows) =>
        By(rows, row => DateOnly.FromDateTime(DateTimeOffset.FromUnixTimeMilliseconds(row.EarliestTimestampMs).UtcDateTime));

    public static IReadOnlyDictionary<(string User, string Machine), OracleSum> ByUserAndMachine(this IEnumerable<OracleRow> rows) =>
        By(rows, row => (row.User, row.Machine));

    private static Dictionary<TKey, OracleSum> By<TKey>(IEnumerable<OracleRow> rows, Func<OracleRow, TKey> key)
        where TKey : notnull =>
        rows.GroupBy(key).ToDictionary(group => group.Key, OracleSum.Of);
}
