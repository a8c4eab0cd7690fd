namespace WigToken.Oracle;

/// <summary>Messages and their figures added up.</summary>
public sealed record OracleSum(long Messages, OracleCounts Counts)
{
    public static OracleSum Of(IEnumerable<OracleRow> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        return rows.Aggregate(
            new OracleSum(0, OracleCounts.Zero),
            (sum, row) => new OracleSum(sum.Messages + 1, sum.Counts.Plus(row.Counts)));
    }
}
