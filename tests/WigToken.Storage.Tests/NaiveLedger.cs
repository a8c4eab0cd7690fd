using WigToken.Parsing;
using WigToken.Pricing;

namespace WigToken.Storage.Tests;

/// <summary>The ledger said as plainly as possible: keeps every copy, and groups and sorts them anew for every question. One user per message.</summary>
internal sealed class NaiveLedger(PriceBook prices)
{
    private readonly List<(UsageOrigin Origin, UsageRecord Record)> _copies = [];

    public IEnumerable<StoredMessage> Messages => _copies.GroupBy(copy => copy.Record.MessageId, StringComparer.Ordinal).Select(Message);

    public UsageSum Total => Sum(Messages);

    public Dictionary<Series, UsageSum> SeriesTotals => Messages.GroupBy(row => row.Series).ToDictionary(rows => rows.Key, Sum);

    public IEnumerable<Rollup> Rollups => Messages
        .GroupBy(row => ((long)Math.Floor(row.FirstMs / 900_000m) * 900_000, row.Series))
        .Select(rows => new Rollup(rows.Key.Item1, rows.Key.Series, Sum(rows)));

    /// <summary>Sessions with what series that match used in them, in no order; a place is left open.</summary>
    public IEnumerable<SessionUsage> Sessions(Predicate<Series> matches) =>
        from row in Messages
        where row.SessionId is not null
        group row by (row.SessionId, row.Series.User) into session
        let parts = session.Where(row => matches(row.Series)).ToList()
        where parts.Count > 0
        select new SessionUsage(
            session.Key.SessionId, session.Key.User, session.Min(row => row.FirstMs), session.Max(row => row.FirstMs), parts.Count(row => row.IsSidechain),
            [.. parts.GroupBy(row => row.Series).Select(rows => (rows.Key, Sum(rows)))], default);

    public void Add(UsageBatch batch) => _copies.AddRange(batch.Records.Select(record => (batch.Origin, record)));

    public static UsageSum Sum(IEnumerable<StoredMessage> rows) => Sum([.. rows.Select(row => new UsageSum(
        1, row.Counts, row.Cost.NanoDollars, row.Cost.IsPriced ? 0 : Tokens(row.Counts)))]);

    public static UsageSum Sum(IReadOnlyCollection<UsageSum> sums) => new(
        sums.Sum(sum => sum.Messages),
        new TokenCounts(
            sums.Sum(sum => sum.Counts.Input),
            sums.Sum(sum => sum.Counts.CacheWrite5m),
            sums.Sum(sum => sum.Counts.CacheWrite1h),
            sums.Sum(sum => sum.Counts.CacheRead),
            sums.Sum(sum => sum.Counts.Output)),
        sums.Sum(sum => sum.CostNano),
        sums.Sum(sum => sum.UnpricedTokens));

    private StoredMessage Message(IEnumerable<(UsageOrigin Origin, UsageRecord Record)> copies)
    {
        var (origin, best) = copies
            .OrderByDescending(copy => copy.Record.Counts.Output)
            .ThenByDescending(copy => Tokens(copy.Record.Counts))
            .ThenByDescending(copy => copy.Record.TimestampMs)
            .ThenBy(copy => copy.Record.IsSidechain)
            .ThenByDescending(copy => copy.Record.Counts.CacheRead)
            .ThenByDescending(copy => copy.Record.Counts.CacheWrite1h)
            .ThenByDescending(copy => copy.Record.Counts.CacheWrite5m)
            .ThenBy(copy => copy.Record.Model, StringComparer.Ordinal)
            .ThenBy(copy => copy.Origin.Machine, StringComparer.Ordinal)
            .ThenBy(copy => copy.Origin.Project, StringComparer.Ordinal)
            .ThenBy(copy => copy.Record.SessionId, StringComparer.Ordinal)
            .ThenBy(copy => copy.Record.RequestId, StringComparer.Ordinal)
            .ThenBy(copy => copy.Origin.Source, StringComparer.Ordinal)
            .ThenBy(copy => copy.Record.Provider, StringComparer.Ordinal)
            .First();
        var first = copies.Min(copy => copy.Record.TimestampMs);
        var cost = prices.Find(best.Provider, best.Model, first)?.Price.Of(best.Counts) ?? Cost.Unpriced;
        return new StoredMessage(
            best.MessageId, Samples.SeriesOf(origin, best.Model, best.Provider), best.SessionId, best.RequestId, best.IsSidechain, first, best.TimestampMs,
            best.Counts, cost);
    }

    private static long Tokens(TokenCounts counts) => counts.Input + counts.CacheWrite5m + counts.CacheWrite1h + counts.CacheRead + counts.Output;
}
