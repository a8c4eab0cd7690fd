using WigToken.Parsing;

namespace WigToken.Agent.Outbox;

/// <summary>
/// Leaves out copies of messages that the server would merge away: a message is its best copy with the earliest timestamp of all, so those two say
/// everything. About half of all copies need not be sent.
/// </summary>
internal static class CopyFold
{
    /// <summary>The copies that count, in the order in which they came.</summary>
    public static IEnumerable<UsageRecord> Fold(IReadOnlyList<UsageRecord> copies)
    {
        var best = new Dictionary<string, (CopyRank Rank, long FirstMs)>(StringComparer.Ordinal);
        foreach (var copy in copies)
        {
            best[copy.MessageId] = best.TryGetValue(copy.MessageId, out var known)
                ? (copy.Rank > known.Rank ? copy.Rank : known.Rank, Math.Min(copy.TimestampMs, known.FirstMs))
                : (copy.Rank, copy.TimestampMs);
        }

        // Copies that are equally good may differ in a label: what decides between them is the server's, which sees all.
        return copies.Where(copy => copy.Rank == best[copy.MessageId].Rank || copy.TimestampMs == best[copy.MessageId].FirstMs).Distinct();
    }
}
