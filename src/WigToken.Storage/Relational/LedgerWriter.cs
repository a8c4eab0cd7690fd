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
    private readonly Labels _labels;
    private readonly SumWriter _sums;
    private readonly Statement _setTranscript;

    public LedgerWriter(RelationalEngine engine, DbConnection connection, PriceBook prices)
    {
        _labels = new Labels(engine, connection);
        _sums = new SumWriter(engine, connection);
        Messages = new MessageWriter(engine, connection, prices, _labels, _sums);
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

    /// <summary>The rows.</summary>
    public MessageWriter Messages { get; }

    /// <summary>The sums of days.</summary>
    public DayWriter Days => _sums.Days;

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
        Messages.Dispose();
        _setTranscript.Dispose();
        _sums.Dispose();
        _labels.Dispose();
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
            result += Messages.Merge(message);
        if (batch.Transcript is { } transcript)
            SetTranscript(transcript);
        return result + new IngestResult(0, 0, copies - messages.Count, rejected.Count);
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
        var stored = Messages.FirstMs(messageId);
        return known?.FirstMs < stored ? known.FirstMs : stored ?? known?.FirstMs;
    }

    // Each count on its own first: five of them can wrap around to a small total.
    private static bool IsBelievable(TokenCounts counts) =>
        IsBelievable(counts.Input) && IsBelievable(counts.CacheWrite5m) && IsBelievable(counts.CacheWrite1h) && IsBelievable(counts.CacheRead)
        && IsBelievable(counts.Output) && IsBelievable(counts.Total);

    private static bool IsBelievable(long tokens) => tokens is >= 0 and <= IUsageStore.MaxTokensPerMessage;

    public static Series Labelled(UsageOrigin origin, UsageRecord record) =>
        new(origin.User, origin.Machine, origin.Project, origin.Source, record.Provider, record.Model);

    private void SetTranscript(TranscriptState state) => _setTranscript.Run(
        state.Path, state.Size, state.ModifiedMs, state.Position.Offset, state.Position.Fingerprint.ToArray(), state.Position.TimestampMs);
}
