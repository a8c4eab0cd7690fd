using System.Globalization;
using System.Text;

namespace WigToken.Storage.Relational;

internal static class Sql
{
    /// <summary>The condition that a column holds one of some numbers. They are written out: no engine takes lists as parameters as another does.</summary>
    public static string In(string column, IReadOnlyCollection<long> numbers)
    {
        var sql = new StringBuilder(column).Append(" IN (");
        foreach (var number in numbers)
            sql.Append(CultureInfo.InvariantCulture, $"{number},");
        sql[^1] = ')';
        return sql.ToString();
    }
}
