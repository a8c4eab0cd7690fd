using System.Data.Common;
using System.IO.Hashing;
using System.Runtime.InteropServices;
using WigToken.Parsing;
using WigToken.Pricing;

namespace WigToken.Storage.Relational;

/// <summary>The columns of a ledger row in the order in which they are selected.</summary>
internal static class MessageColumns
{
    public const string List = """
        m.row_id, m.message_id, m.series_id, s.name, m.request_id, m.is_sidechain, m.first_ms, m.best_after_ms,
        m.input, m.cache_write_5m, m.cache_write_1h, m.cache_read, m.output, m.cost_nano
        """;

    public const string From = "message m LEFT JOIN session s ON s.session_id = m.session_id";

    public static long Hash(string messageId) => (long)XxHash3.HashToUInt64(MemoryMarshal.AsBytes(messageId.AsSpan()));

    public static long RowId(DbDataReader reader) => reader.GetInt64(0);

    public static long SeriesId(DbDataReader reader) => reader.GetInt64(2);

    public static StoredMessage Read(DbDataReader reader, Series series) => new(
        reader.GetString(1),
        series,
        Text(reader, 3),
        Text(reader, 4),
        reader.GetInt64(5) != 0,
        reader.GetInt64(6),
        reader.GetInt64(6) + reader.GetInt64(7),
        SumColumns.ReadCounts(reader, 8),
        reader.IsDBNull(13) ? Cost.Unpriced : Cost.FromNanoDollars(reader.GetInt64(13)));

    /// <summary>The row as the merge sees it.</summary>
    public static MessageState ToState(this StoredMessage row) => new(
        new UsageOrigin(row.Series.User, row.Series.Machine, row.Series.Project, row.Series.Source),
        new UsageRecord
        {
            MessageId = row.MessageId,
            Model = row.Series.Model,
            Provider = row.Series.Provider,
            RequestId = row.RequestId,
            SessionId = row.SessionId,
            IsSidechain = row.IsSidechain,
            TimestampMs = row.BestMs,
            Counts = row.Counts,
        },
        row.FirstMs);

    /// <summary>The row as a sum of one.</summary>
    public static UsageSum ToSum(this StoredMessage row) =>
        new(1, row.Counts, row.Cost.IsPriced ? row.Cost.NanoDollars : 0, row.Cost.IsPriced ? 0 : row.Counts.Total);

    private static string? Text(DbDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetString(column);
}
