using System.Data.Common;
using WigToken.Pricing;

namespace WigToken.Storage.Relational;

/// <summary>Writes rows of the ledger, priced, inside the transaction that the write queue has open, and moves the sums by what changed.</summary>
internal sealed class MessageWriter : IDisposable
{
    private readonly PriceBook _prices;
    private readonly Labels _labels;
    private readonly SumWriter _sums;
    private readonly Statement _find, _insert, _update;
    private readonly Lookup _read;

    public MessageWriter(RelationalEngine engine, DbConnection connection, PriceBook prices, Labels labels, SumWriter sums)
    {
        (_prices, _labels, _sums) = (prices, labels, sums);
        _find = engine.Prepare(connection, $"SELECT m.row_id FROM message m WHERE {MessageColumns.IsKey}", "hash", "id");
        _read = new Lookup(connection, $"SELECT {MessageColumns.List} FROM {MessageColumns.From} WHERE m.row_id = @key");
        string[] row = ["series", "session", "request", "sidechain", "first", "after", "input", "write5m", "write1h", "read", "output", "cost"];
        _insert = engine.Prepare(
            connection,
            """
            INSERT INTO message (series_id, session_id, request_id, is_sidechain, first_ms, best_after_ms,
                input, cache_write_5m, cache_write_1h, cache_read, output, cost_nano, id_hash, message_id)
            VALUES (@series, @session, @request, @sidechain, @first, @after, @input, @write5m, @write1h, @read, @output, @cost, @hash, @id)
            """,
            [.. row, "hash", "id"]);
        _update = engine.Prepare(
            connection,
            """
            UPDATE message SET series_id = @series, session_id = @session, request_id = @request, is_sidechain = @sidechain,
                first_ms = @first, best_after_ms = @after, input = @input, cache_write_5m = @write5m, cache_write_1h = @write1h,
                cache_read = @read, output = @output, cost_nano = @cost
            WHERE row_id = @row
            """,
            [.. row, "row"]);
    }

    /// <summary>Raises a message by a copy, or stores it.</summary>
    /// <param name="copy">The best of the copies that came together.</param>
    public IngestResult Merge(MessageState copy)
    {
        var (hash, id) = MessageColumns.Key(copy.Best.MessageId);
        if (_find.Find(hash, id) is not { } rowId)
        {
            var (values, entry) = Price(copy);
            _insert.Run([.. values, hash, id]);
            _sums.Add(entry);
            return new IngestResult(1, 0, 0, 0);
        }

        var row = Read(rowId);
        var known = row.ToState();
        var merged = known.Merge(copy);
        if (merged == known)
            return new IngestResult(0, 0, 1, 0);
        var (newValues, after) = Price(merged);
        _update.Run([.. newValues, rowId]);
        _sums.Replace(Entry(known, row.ToSum()), after);
        return new IngestResult(0, 1, 0, 0);
    }

    /// <summary>When a message first was, as far as is known here; null if it is unknown.</summary>
    public long? FirstMs(string messageId)
    {
        var (hash, id) = MessageColumns.Key(messageId);
        return _find.Find(hash, id) is { } rowId ? Read(rowId).FirstMs : null;
    }

    /// <summary>Prices a row anew; returns it as it was, and what it costs now.</summary>
    public (StoredMessage Row, Cost Cost) Reprice(long rowId)
    {
        var row = Read(rowId);
        var message = row.ToState();
        var (values, after) = Price(message);
        _update.Run([.. values, rowId]);
        _sums.Replace(Entry(message, row.ToSum()), after);
        return (row, Cost(_prices, message));
    }

    /// <summary>What a message costs: it counts when it began.</summary>
    public static Cost Cost(PriceBook prices, MessageState message) =>
        prices.Find(message.Best.Provider, message.Best.Model, message.FirstMs)?.Price.Of(message.Best.Counts) ?? Pricing.Cost.Unpriced;

    public void Dispose()
    {
        foreach (var statement in (Statement[])[_find, _insert, _update])
            statement.Dispose();
        _read.Dispose();
    }

    private StoredMessage Read(long rowId) =>
        _read.Read(rowId, reader => MessageColumns.Read(reader, _labels.Series(MessageColumns.SeriesId(reader))));

    private LedgerEntry Entry(MessageState message, UsageSum sum)
    {
        var (origin, best) = (message.Origin, message.Best);
        return new LedgerEntry(
            message.FirstMs, _labels.SeriesId(LedgerWriter.Labelled(origin, best)), _labels.SessionId(origin.User, best.SessionId), best.IsSidechain, sum);
    }

    private (SqlValue[] Values, LedgerEntry Entry) Price(MessageState message)
    {
        var best = message.Best;
        var cost = Cost(_prices, message);
        var entry = Entry(message, new UsageSum(1, best.Counts, cost.IsPriced ? cost.NanoDollars : 0, cost.IsPriced ? 0 : best.Counts.Total));
        SqlValue[] values =
        [
            entry.Series, entry.Session, MessageColumns.RequestId(best.RequestId), best.IsSidechain ? 1L : 0L, message.FirstMs,
            best.TimestampMs - message.FirstMs, best.Counts.Input, best.Counts.CacheWrite5m, best.Counts.CacheWrite1h, best.Counts.CacheRead,
            best.Counts.Output, cost.IsPriced ? cost.NanoDollars : default(long?),
        ];
        return (values, entry);
    }
}
