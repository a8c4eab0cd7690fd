namespace WigToken.Parsing;

/// <summary>
/// Says which of several copies of one message is the best: highest output, then highest total, then latest timestamp. The rest only makes
/// the order total: a main session before a side question that replays it, then the figures.
/// </summary>
/// <remarks>A maximum over this order does not depend on the order or the number of the copies.</remarks>
public readonly record struct CopyRank(TokenCounts Counts, long TimestampMs, bool IsSidechain) : IComparable<CopyRank>
{
    /// <inheritdoc/>
    public int CompareTo(CopyRank other)
    {
        int order;
        if ((order = Counts.Output.CompareTo(other.Counts.Output)) != 0
            || (order = Counts.Total.CompareTo(other.Counts.Total)) != 0
            || (order = TimestampMs.CompareTo(other.TimestampMs)) != 0
            || (order = other.IsSidechain.CompareTo(IsSidechain)) != 0
            || (order = Counts.CacheRead.CompareTo(other.Counts.CacheRead)) != 0
            || (order = Counts.CacheWrite1h.CompareTo(other.Counts.CacheWrite1h)) != 0)
            return order;
        return Counts.CacheWrite5m.CompareTo(other.Counts.CacheWrite5m);
    }

    /// <summary>Whether <paramref name="a"/> is the worse copy.</summary>
    public static bool operator <(CopyRank a, CopyRank b) => a.CompareTo(b) < 0;

    /// <summary>Whether <paramref name="a"/> is the better copy.</summary>
    public static bool operator >(CopyRank a, CopyRank b) => a.CompareTo(b) > 0;

    /// <summary>Whether <paramref name="a"/> is no better copy.</summary>
    public static bool operator <=(CopyRank a, CopyRank b) => a.CompareTo(b) <= 0;

    /// <summary>Whether <paramref name="a"/> is no worse copy.</summary>
    public static bool operator >=(CopyRank a, CopyRank b) => a.CompareTo(b) >= 0;
}
