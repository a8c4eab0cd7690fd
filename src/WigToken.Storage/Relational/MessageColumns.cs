using System.Data.Common;
using System.IO.Hashing;
using WigToken.Parsing;
using WigToken.Pricing;

namespace WigToken.Storage.Relational;

/// <summary>The columns of a ledger row in the order in which they are selected. The one place that knows in which form ids are stored.</summary>
internal static class MessageColumns
{
    public const string List = """
        m.row_id, m.message_id, m.series_id, s.name, m.request_id, m.is_sidechain, m.first_ms, m.best_after_ms,
        m.input, m.cache_write_5m, m.cache_write_1h, m.cache_read, m.output, m.cost_nano
        """;

    public const string From = "message m LEFT JOIN session s ON s.session_id = m.session_id";

    /// <summary>The sum over rows, in the order of <see cref="SumColumns.List"/>.</summary>
    public const string Sums = """
        count(*), sum(m.input), sum(m.cache_write_5m), sum(m.cache_write_1h), sum(m.cache_read), sum(m.output), sum(coalesce(m.cost_nano, 0)),
        sum(CASE WHEN m.cost_nano IS NULL THEN m.input + m.cache_write_5m + m.cache_write_1h + m.cache_read + m.output ELSE 0 END)
        """;

    public const string IsKey = "m.id_hash = @hash AND m.message_id = @id";

    /// <summary>What <see cref="IsKey"/> finds a row by.</summary>
    public static (int Hash, byte[] Id) Key(string messageId)
    {
        var id = CompactId.Encode(messageId);
        return (unchecked((int)XxHash3.HashToUInt64(id)), id);
    }

    public static byte[]? RequestId(string? requestId) => requestId is null ? null : CompactId.Encode(requestId);

    public static long SeriesId(DbDataReader reader) => reader.GetInt64(2);

    public static StoredMessage Read(DbDataReader reader, Series series) => new(
        Id(reader, 1),
        series,
        reader.IsDBNull(3) ? null : SessionName.Decode(reader.GetFieldValue<byte[]>(3)),
        reader.IsDBNull(4) ? null : Id(reader, 4),
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

    private static string Id(DbDataReader reader, int column) => CompactId.Decode(reader.GetFieldValue<byte[]>(column));
}
