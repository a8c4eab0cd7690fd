using System.Text.Json.Serialization;

namespace WigToken.Contracts;

/// <summary><c>GET /api/usage/summary</c>: what a range had, and the one before it.</summary>
public sealed record SummaryResponse
{
    /// <summary>The start of the range, Unix milliseconds; null: from the beginning.</summary>
    public long? From { get; init; }

    /// <summary>Its end, exclusive; null: to now.</summary>
    public long? To { get; init; }

    /// <summary>The sums.</summary>
    public required Totals Totals { get; init; }

    /// <summary>How many took part.</summary>
    public required ActiveCounts Active { get; init; }

    /// <summary>What the cache made of the cost.</summary>
    public required CacheEffect Cache { get; init; }

    /// <summary>The models that no price is known for, most tokens first.</summary>
    public required IReadOnlyList<UnpricedTokens> Unpriced { get; init; }

    /// <summary>The period that was asked to be compared; null if none was.</summary>
    public ComparedPeriod? Previous { get; init; }

    /// <summary>With <c>by</c>: what the keys are.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? By { get; init; }

    /// <summary>With <c>by</c>: how many keys there are; <see cref="Entries"/> may have fewer.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Count { get; init; }

    /// <summary>With <c>by</c>: the keys, the most expensive first.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<SummaryEntry>? Entries { get; init; }

    /// <summary>When the answer was made, Unix milliseconds.</summary>
    public required long Timestamp { get; init; }
}
