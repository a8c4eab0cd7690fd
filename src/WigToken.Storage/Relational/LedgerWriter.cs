using System.Data.Common;
using WigToken.Parsing;
using WigToken.Pricing;

namespace WigToken.Storage.Relational;

/// <summary>
/// Merges copies into the ledger inside the transaction that the write queue has open. Sums are gathered as differences and written once
/// per bucket when the transaction ends.
/// </summary>
internal sealed class LedgerWriter : IDisposable
{
    private readonly PriceBook _prices;
    private readonly Labels _labels;
    private readonly Dictionary<(long Quarter, long Series), UsageSum> _differences = [];
    private readonly Statement _find, _insert, _update, _addRollup, _dropRollup, _addSeries, _dropSeries, _addTotal, _setTranscript;

    public LedgerWriter(DbConnection connection, PriceBook prices)
    {
        _prices = prices;
        _labels = new Labels(connection);
        _find = new Statement(
            connection, $"SELECT {MessageColumns.List} FROM {MessageColumns.From} WHERE {MessageColumns.IsKey}", "hash", "id");
        string[] row = ["series", "session", "request", "sidechain", "first", "after", "input", "write5m", "write1h", "read", "output", "cost"];
        _insert = new Statement(
            connection,
            """
            INSERT INTO message (series_id, session_id, request_id, is_sidechain, first_ms, best_after_ms,
                input, cache_write_5m, cache_write_1h, cache_read, output, cost_nano, id_hash, message_id)
            VALUES (@series, @session, @request, @sidechain, @first, @after, @input, @write5m, @write1h, @read, @output, @cost, @hash, @id)
            """,
            [.. row, "hash", "id"]);
        _update = new Statement(
            connection,
            """
            UPDATE message SET series_id = @series, session_id = @session, request_id = @request, is_sidechain = @sidechain,
                first_ms = @first, best_after_ms = @after, input = @input, cache_write_5m = @write5m, cache_write_1h = @write1h,
                cache_read = @read, output = @output, cost_nano = @cost
            WHERE row_id = @row
            """,
            [.. row, "row"]);
        _addRollup = new Statement(
            connection,
            $"""
            INSERT INTO rollup (quarter, series_id, {SumColumns.List}) VALUES (@quarter, @series, {SumColumns.Values})
            ON CONFLICT (quarter, series_id) DO UPDATE SET {SumColumns.AddExcluded("rollup")}
            """,
            ["quarter", "series", .. SumColumns.Parameters]);
        _dropRollup = new Statement(
            connection, "DELETE FROM rollup WHERE quarter = @quarter AND series_id = @series AND messages = 0", "quarter", "series");
        _addSeries = new Statement(
            connection,
            $"""
            INSERT INTO series_total (series_id, {SumColumns.List}) VALUES (@series, {SumColumns.Values})
            ON CONFLICT (series_id) DO UPDATE SET {SumColumns.AddExcluded("series_total")}
            """,
            ["series", .. SumColumns.Parameters]);
        _dropSeries = new Statement(connection, "DELETE FROM series_total WHERE series_id = @series AND messages = 0", "series");
        _addTotal = new Statement(
            connection, $"UPDATE total SET version = version + 1, {SumColumns.Add("total", "@", SumColumns.Parameters)}", SumColumns.Parameters);
        _setTranscript = new Statement(
            connection,
            """
            INSERT INTO transcript (path, size, modified_ms, read_to, fingerprint, timestamp_ms)
            VALUES (@path, @size, @modified, @to, @fingerprint, @timestamp)
            ON CONFLICT (path) DO UPDATE SET size = excluded.size, modified_ms = excluded.modified_ms, read_to = excluded.read_to,
                fingerprint = excluded.fingerprint, timestamp_ms = excluded.timestamp_ms
            """,
            "path", "size", "modified", "to", "fingerprint", "timestamp");
    }

    public IngestResult Ingest(UsageBatch batch)
    {
        var result = default(IngestResult);
        var copies = 0;
        var messages = new Dictionary<string, MessageState>(batch.Records.Count, StringComparer.Ordinal);
        foreach (var record in batch.Records)
        {
            if (!IsBelievable(record.Counts))
            {
                result += new IngestResult(0, 0, 0, 1);
                continue;
            }

            var copy = new MessageState(batch.Origin, record);
            messages[record.MessageId] = messages.TryGetValue(record.MessageId, out var known) ? known.Merge(copy) : copy;
            copies++;
        }

        foreach (var message in messages.Values)
            result += Merge(message);
        if (batch.Transcript is { } transcript)
            SetTranscript(transcript);
        return result + new IngestResult(0, 0, copies - messages.Count, 0);
    }

    /// <summary>Writes what the transaction has gathered; returns whether any sum changed.</summary>
    public bool Flush()
    {
        UsageSum total = default;
        var perSeries = new Dictionary<long, UsageSum>();
        var changed = false;
        foreach (var ((quarter, series), difference) in _differences)
        {
            if (difference == default)
                continue;
            changed = true;
            _addRollup.Run([quarter, series, .. Values(difference)]);
            if (difference.Messages < 0)
                _dropRollup.Run(quarter, series);
            perSeries[series] = perSeries.GetValueOrDefault(series) + difference;
            total += difference;
        }

        foreach (var (series, difference) in perSeries)
        {
            _addSeries.Run([series, .. Values(difference)]);
            if (difference.Messages < 0)
                _dropSeries.Run(series);
        }

        if (changed)
            _addTotal.Run(Values(total));
        _differences.Clear();
        return changed;
    }

    /// <summary>Forgets what belonged to a transaction that was rolled back.</summary>
    public void Forget()
    {
        _differences.Clear();
        _labels.Forget();
    }

    public void Dispose()
    {
        foreach (var statement in (Statement[])[_find, _insert, _update, _addRollup, _dropRollup, _addSeries, _dropSeries, _addTotal, _setTranscript])
            statement.Dispose();
        _labels.Dispose();
    }

    private IngestResult Merge(MessageState copy)
    {
        var (hash, id) = MessageColumns.Key(copy.Best.MessageId);
        if (Find(hash, id) is not var (rowId, row))
        {
            var (values, series, sum) = Price(copy);
            _insert.Run([.. values, hash, id]);
            Move(copy.FirstMs, series, sum);
            return new IngestResult(1, 0, 0, 0);
        }

        var known = row.ToState();
        var merged = known.Merge(copy);
        if (merged == known)
            return new IngestResult(0, 0, 1, 0);
        var (newValues, newSeries, newSum) = Price(merged);
        _update.Run([.. newValues, rowId]);
        Move(known.FirstMs, _labels.SeriesId(row.Series), default(UsageSum) - row.ToSum());
        Move(merged.FirstMs, newSeries, newSum);
        return new IngestResult(0, 1, 0, 0);
    }

    // Each count on its own first: five of them can wrap around to a small total.
    private static bool IsBelievable(TokenCounts counts) =>
        IsBelievable(counts.Input) && IsBelievable(counts.CacheWrite5m) && IsBelievable(counts.CacheWrite1h) && IsBelievable(counts.CacheRead)
        && IsBelievable(counts.Output) && IsBelievable(counts.Total);

    private static bool IsBelievable(long tokens) => tokens is >= 0 and <= IUsageStore.MaxTokensPerMessage;

    private (long RowId, StoredMessage Row)? Find(int hash, byte[] id)
    {
        using var reader = _find.Query(hash, id);
        return reader.Read() ? (MessageColumns.RowId(reader), MessageColumns.Read(reader, _labels.Series(MessageColumns.SeriesId(reader)))) : null;
    }

    private (object?[] Values, long Series, UsageSum Sum) Price(MessageState message)
    {
        var (origin, best) = (message.Origin, message.Best);
        var cost = _prices.Find(best.Provider, best.Model, message.FirstMs)?.Price.Of(best.Counts) ?? Cost.Unpriced;
        var series = _labels.SeriesId(new Series(origin.User, origin.Machine, origin.Project, origin.Source, best.Provider, best.Model));
        object?[] values =
        [
            series, _labels.SessionId(best.SessionId), MessageColumns.RequestId(best.RequestId), best.IsSidechain ? 1L : 0L, message.FirstMs,
            best.TimestampMs - message.FirstMs, best.Counts.Input, best.Counts.CacheWrite5m, best.Counts.CacheWrite1h, best.Counts.CacheRead,
            best.Counts.Output, cost.IsPriced ? cost.NanoDollars : null,
        ];
        return (values, series, new UsageSum(1, best.Counts, cost.IsPriced ? cost.NanoDollars : 0, cost.IsPriced ? 0 : best.Counts.Total));
    }

    private void Move(long firstMs, long series, UsageSum difference)
    {
        var key = (Quarter.Of(firstMs), series);
        _differences[key] = _differences.GetValueOrDefault(key) + difference;
    }

    private void SetTranscript(TranscriptState state) => _setTranscript.Run(
        state.Path, state.Size, state.ModifiedMs, state.Position.Offset, state.Position.Fingerprint.ToArray(), state.Position.TimestampMs);

    private static object?[] Values(UsageSum sum) =>
    [
        sum.Messages, sum.Counts.Input, sum.Counts.CacheWrite5m, sum.Counts.CacheWrite1h, sum.Counts.CacheRead, sum.Counts.Output, sum.CostNano,
        sum.UnpricedTokens,
    ];
}
