using System.Data.Common;
using WigToken.Parsing;
using WigToken.Pricing;
using WigToken.Storage.Access;

namespace WigToken.Storage.Relational;

/// <summary>
/// Merges copies into the ledger inside the transaction that the write queue has open, and moves the sums by what changed.
/// </summary>
internal sealed class LedgerWriter : IDisposable
{
    private readonly PriceBook _prices;
    private readonly Labels _labels;
    private readonly SumWriter _sums;
    private readonly Statement _find, _insert, _update, _setTranscript;
    private readonly Lookup _read;

    public LedgerWriter(RelationalEngine engine, DbConnection connection, PriceBook prices)
    {
        _prices = prices;
        _labels = new Labels(engine, connection);
        _sums = new SumWriter(engine, connection);
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
        _setTranscript = engine.Prepare(
            connection,
            """
            INSERT INTO transcript (path, size, modified_ms, read_to, fingerprint, timestamp_ms)
            VALUES (@path, @size, @modified, @to, @fingerprint, @timestamp)
            ON CONFLICT (path) DO UPDATE SET size = excluded.size, modified_ms = excluded.modified_ms, read_to = excluded.read_to,
                fingerprint = excluded.fingerprint, timestamp_ms = excluded.timestamp_ms
            """,
            "path", "size", "modified", "to", "fingerprint", "timestamp");
    }

    public IngestResult Ingest(UsageBatch batch) => Ingest(batch, receivedMs: null, []);

    /// <summary>Takes what came from elsewhere, at a time: with bounds on what one user may claim.</summary>
    public ReceiveResult Receive(IReadOnlyList<UsageBatch> batches, long receivedMs)
    {
        var result = default(IngestResult);
        var rejected = new List<(int, string)>();
        _labels.CountAnew();
        var before = 0;
        foreach (var batch in batches)
        {
            var refused = new List<(int Index, string Reason)>();
            result += Ingest(batch, receivedMs, refused);
            foreach (var (index, reason) in refused)
                rejected.Add((before + index, reason));
            before += batch.Records.Count;
        }

        return new ReceiveResult(result, rejected);
    }

    private IngestResult Ingest(UsageBatch batch, long? receivedMs, List<(int Index, string Reason)> rejected)
    {
        var result = default(IngestResult);
        var copies = 0;
        var messages = new Dictionary<string, MessageState>(batch.Records.Count, StringComparer.Ordinal);
        for (var i = 0; i < batch.Records.Count; i++)
        {
            var record = batch.Records[i];
            if (Refusal(batch.Origin, record, isBounded: receivedMs is not null) is { } reason)
            {
                rejected.Add((i, reason));
                continue;
            }

            var known = messages.GetValueOrDefault(record.MessageId);
            if (receivedMs is { } received && record.TimestampMs > received + IReceiver.MaxAheadMs)
                record = record with { TimestampMs = FirstMs(record.MessageId, known) ?? received };
            var copy = new MessageState(batch.Origin, record);
            messages[record.MessageId] = known?.Merge(copy) ?? copy;
            copies++;
        }

        foreach (var message in messages.Values)
            result += Merge(message);
        if (batch.Transcript is { } transcript)
            SetTranscript(transcript);
        return result + new IngestResult(0, 0, copies - messages.Count, rejected.Count);
    }

    /// <summary>Prices a row anew; returns it as it was, and what it costs now.</summary>
    public (StoredMessage Row, Cost Cost) Reprice(long rowId)
    {
        var row = Read(rowId);
        var (values, series, sum) = Price(row.ToState());
        _update.Run([.. values, rowId]);
        _sums.Move(row.FirstMs, series, sum - row.ToSum());
        return (row, Cost(_prices, row.ToState()));
    }

    /// <summary>What a message costs: it counts when it began.</summary>
    public static Cost Cost(PriceBook prices, MessageState message) =>
        prices.Find(message.Best.Provider, message.Best.Model, message.FirstMs)?.Price.Of(message.Best.Counts) ?? Pricing.Cost.Unpriced;

    /// <summary>Keeps sums of the days of another zone; false if it is the one they are kept of.</summary>
    public bool UseDaysOf(DayZone zone) => _sums.Days.Use(zone);

    /// <summary>Writes the sums that the transaction has moved; returns whether there are any.</summary>
    public bool Flush() => _sums.Flush();

    /// <summary>Forgets what belonged to a transaction that was rolled back.</summary>
    public void Forget()
    {
        _sums.Forget();
        _labels.Forget();
    }

    public void Dispose()
    {
        foreach (var statement in (Statement[])[_find, _insert, _update, _setTranscript])
            statement.Dispose();
        _read.Dispose();
        _sums.Dispose();
        _labels.Dispose();
    }

    private string? Refusal(UsageOrigin origin, UsageRecord record, bool isBounded)
    {
        if (!IsBelievable(record.Counts))
            return "number_out_of_range";
        return isBounded && !_labels.TryAdd(Labelled(origin, record), IReceiver.MaxSeriesPerUser) ? "too_many_series" : null;
    }

    /// <summary>
    /// The time that stands in for one that cannot be: the earliest that is known of the message. It only ever falls, so a copy that comes again
    /// ranks no higher than it did, and changes nothing.
    /// </summary>
    private long? FirstMs(string messageId, MessageState? known)
    {
        var (hash, id) = MessageColumns.Key(messageId);
        long? stored = _find.Find(hash, id) is { } rowId ? Read(rowId).FirstMs : null;
        return known?.FirstMs < stored ? known.FirstMs : stored ?? known?.FirstMs;
    }

    /// <param name="copy">The best of the copies that came together.</param>
    private IngestResult Merge(MessageState copy)
    {
        var (hash, id) = MessageColumns.Key(copy.Best.MessageId);
        if (_find.Find(hash, id) is not { } rowId)
        {
            var (values, series, sum) = Price(copy);
            _insert.Run([.. values, hash, id]);
            _sums.Move(copy.FirstMs, series, sum);
            return new IngestResult(1, 0, 0, 0);
        }

        var row = Read(rowId);
        var known = row.ToState();
        var merged = known.Merge(copy);
        if (merged == known)
            return new IngestResult(0, 0, 1, 0);
        var (newValues, newSeries, newSum) = Price(merged);
        _update.Run([.. newValues, rowId]);
        _sums.Move(known.FirstMs, _labels.SeriesId(row.Series), default(UsageSum) - row.ToSum());
        _sums.Move(merged.FirstMs, newSeries, newSum);
        return new IngestResult(0, 1, 0, 0);
    }

    private StoredMessage Read(long rowId) =>
        _read.Read(rowId, reader => MessageColumns.Read(reader, _labels.Series(MessageColumns.SeriesId(reader))));

    // Each count on its own first: five of them can wrap around to a small total.
    private static bool IsBelievable(TokenCounts counts) =>
        IsBelievable(counts.Input) && IsBelievable(counts.CacheWrite5m) && IsBelievable(counts.CacheWrite1h) && IsBelievable(counts.CacheRead)
        && IsBelievable(counts.Output) && IsBelievable(counts.Total);

    private static bool IsBelievable(long tokens) => tokens is >= 0 and <= IUsageStore.MaxTokensPerMessage;

    private (SqlValue[] Values, long Series, UsageSum Sum) Price(MessageState message)
    {
        var (origin, best) = (message.Origin, message.Best);
        var cost = Cost(_prices, message);
        var series = _labels.SeriesId(Labelled(origin, best));
        SqlValue[] values =
        [
            series, _labels.SessionId(best.SessionId), MessageColumns.RequestId(best.RequestId), best.IsSidechain ? 1L : 0L, message.FirstMs,
            best.TimestampMs - message.FirstMs, best.Counts.Input, best.Counts.CacheWrite5m, best.Counts.CacheWrite1h, best.Counts.CacheRead,
            best.Counts.Output, cost.IsPriced ? cost.NanoDollars : default(long?),
        ];
        return (values, series, new UsageSum(1, best.Counts, cost.IsPriced ? cost.NanoDollars : 0, cost.IsPriced ? 0 : best.Counts.Total));
    }

    private static Series Labelled(UsageOrigin origin, UsageRecord record) =>
        new(origin.User, origin.Machine, origin.Project, origin.Source, record.Provider, record.Model);

    private void SetTranscript(TranscriptState state) => _setTranscript.Run(
        state.Path, state.Size, state.ModifiedMs, state.Position.Offset, state.Position.Fingerprint.ToArray(), state.Position.TimestampMs);
}
