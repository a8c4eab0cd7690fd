using System.Data.Common;
using WigToken.Parsing;

namespace WigToken.Storage.Relational;

/// <summary>The columns of a <see cref="UsageSum"/>, in the order in which every table of sums has them.</summary>
internal static class SumColumns
{
    public const string List = "messages, input, cache_write_5m, cache_write_1h, cache_read, output, cost_nano, unpriced_tokens";
    public const string Values = "@messages, @input, @write5m, @write1h, @read, @output, @cost, @unpriced";

    public static readonly string[] Parameters = ["messages", "input", "write5m", "write1h", "read", "output", "cost", "unpriced"];

    /// <summary>The assignments that add a row's sum to the one that <paramref name="table"/> holds.</summary>
    public static string Add(string table, string operandPrefix, IReadOnlyList<string> operands)
    {
        var columns = List.Split(", ");
        return string.Join(", ", columns.Select((column, i) => $"{column} = {table}.{column} + {operandPrefix}{operands[i]}"));
    }

    public static string AddExcluded(string table) => Add(table, "excluded.", List.Split(", "));

    public static UsageSum Read(DbDataReader reader, int column) => new(
        reader.GetInt64(column), ReadCounts(reader, column + 1), reader.GetInt64(column + 6), reader.GetInt64(column + 7));

    public static TokenCounts ReadCounts(DbDataReader reader, int column) => new(
        reader.GetInt64(column), reader.GetInt64(column + 1), reader.GetInt64(column + 2), reader.GetInt64(column + 3), reader.GetInt64(column + 4));

    /// <summary>The same from a statement's row.</summary>
    public static UsageSum Read(Statement row, int column) => new(
        row.Number(column),
        new TokenCounts(row.Number(column + 1), row.Number(column + 2), row.Number(column + 3), row.Number(column + 4), row.Number(column + 5)),
        row.Number(column + 6),
        row.Number(column + 7));

    /// <summary>In the order of <see cref="Parameters"/>.</summary>
    public static SqlValue[] ToValues(UsageSum sum) =>
    [
        sum.Messages, sum.Counts.Input, sum.Counts.CacheWrite5m, sum.Counts.CacheWrite1h, sum.Counts.CacheRead, sum.Counts.Output, sum.CostNano,
        sum.UnpricedTokens,
    ];
}
