using WigToken.Parsing;

namespace WigToken.Storage.Relational;

/// <summary>
/// What is known of one message: the best of its copies and the earliest of their timestamps. <see cref="Merge"/> is commutative,
/// associative and idempotent, so the order and the number of copies do not matter.
/// </summary>
internal sealed record MessageState(UsageOrigin Origin, UsageRecord Best, long FirstMs)
{
    public MessageState(UsageOrigin origin, UsageRecord copy)
        : this(origin, copy, copy.TimestampMs)
    {
    }

    /// <summary>Only the owner of a message may raise it: what another user says of it changes nothing.</summary>
    public MessageState Merge(MessageState other)
    {
        if (other.Origin.User != Origin.User)
            return this;
        var firstMs = Math.Min(FirstMs, other.FirstMs);
        return Compare(other, this) > 0 ? other with { FirstMs = firstMs } : this with { FirstMs = firstMs };
    }

    /// <summary>The better copy by its rank; the labels only make the order total, so that equal means interchangeable.</summary>
    private static int Compare(MessageState a, MessageState b)
    {
        UsageRecord x = a.Best, y = b.Best;
        int order;
        if ((order = x.Rank.CompareTo(y.Rank)) != 0)
            return order;
        if ((order = First(x.Model, y.Model)) != 0
            || (order = First(a.Origin.Machine, b.Origin.Machine)) != 0
            || (order = First(a.Origin.Project, b.Origin.Project)) != 0
            || (order = First(x.SessionId, y.SessionId)) != 0
            || (order = First(x.RequestId, y.RequestId)) != 0
            || (order = First(a.Origin.Source, b.Origin.Source)) != 0)
            return order;
        return First(x.Provider, y.Provider);
    }

    // Null comes before everything, the empty string too: both can be stored, so they must not be equal.
    private static int First(string? a, string? b) => string.CompareOrdinal(b, a);
}
