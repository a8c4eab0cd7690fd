using WigToken.Parsing;

namespace WigToken.Benchmarks.Plain;

/// <summary>What a plain reader takes from a record, and the rules by which it counts: one text for all of them.</summary>
internal ref struct PlainRecord
{
    public ReadOnlySpan<byte> Type, Id, Model;
    public bool IsSidechain, IsApiError, HasUsage;
    public DateTimeOffset? Timestamp;
    public long? Input, CacheCreation, Write5m, Write1h, CacheRead, Output;

    private readonly TokenCounts Counts
    {
        get
        {
            long write5m = Write5m ?? 0, write1h = Write1h ?? 0;
            return CacheCreation is { } flat && flat != write5m + write1h
                ? new TokenCounts(Input ?? 0, flat, 0, CacheRead ?? 0, Output ?? 0)
                : new TokenCounts(Input ?? 0, write5m, write1h, CacheRead ?? 0, Output ?? 0);
        }
    }

    /// <summary>Counts an assistant line.</summary>
    public readonly void CountLine(UsageTally tally) => Count(tally, IsSidechain, Timestamp);

    /// <summary>Counts the record that an <c>agent_progress</c> line embeds.</summary>
    public readonly void CountEmbedded(UsageTally tally, DateTimeOffset? ofLine) => Count(tally, isSidechain: true, Timestamp ?? ofLine);

    private readonly void Count(UsageTally tally, bool isSidechain, DateTimeOffset? timestamp)
    {
        if (!Type.SequenceEqual("assistant"u8) || !HasUsage || Id.IsEmpty || timestamp is null)
            return;
        var counts = Counts;
        if (counts.Total == 0 && (IsApiError || Model.SequenceEqual("<synthetic>"u8)))
            return;
        tally.Usage(new UsageLine
        {
            MessageId = Id,
            Model = Model.IsEmpty ? "unknown"u8 : Model,
            Provider = "",
            IsSidechain = isSidechain,
            TimestampMs = timestamp.Value.ToUnixTimeMilliseconds(),
            Counts = counts,
            Offset = 0,
        });
    }
}
