using System.Data.Common;

namespace WigToken.Storage.Relational;

/// <summary>
/// Moves rollups, series totals, the grand total and sessions inside the transaction that the write queue has open. What changes is gathered as
/// differences and written once per bucket when the transaction ends.
/// </summary>
internal sealed class SumWriter : IDisposable
{
    private readonly Dictionary<(long Quarter, long Series), UsageSum> _differences = [];
    private readonly SessionWriter _sessions;
    private readonly Statement _addRollup, _dropRollup, _addSeries, _dropSeries, _narrowSeries, _addTotal;

    public SumWriter(RelationalEngine engine, DbConnection connection)
    {
        Days = new DayWriter(engine, connection);
        _sessions = new SessionWriter(engine, connection);
        _addRollup = engine.Prepare(
            connection,
            $"""
            INSERT INTO rollup (quarter, series_id, {SumColumns.List}) VALUES (@quarter, @series, {SumColumns.Values})
            ON CONFLICT (quarter, series_id) DO UPDATE SET {SumColumns.AddExcluded("rollup")}
            """,
            ["quarter", "series", .. SumColumns.Parameters]);
        _dropRollup = engine.Prepare(
            connection, "DELETE FROM rollup WHERE quarter = @quarter AND series_id = @series AND messages = 0", "quarter", "series");
        _addSeries = engine.Prepare(
            connection,
            $"""
            INSERT INTO series_total (series_id, first_quarter, last_quarter, {SumColumns.List}) VALUES (@series, @first, @last, {SumColumns.Values})
            ON CONFLICT (series_id) DO UPDATE SET {SumColumns.AddExcluded("series_total")},
                first_quarter = CASE WHEN excluded.first_quarter < series_total.first_quarter THEN excluded.first_quarter ELSE series_total.first_quarter END,
                last_quarter = CASE WHEN excluded.last_quarter > series_total.last_quarter THEN excluded.last_quarter ELSE series_total.last_quarter END
            """,
            ["series", "first", "last", .. SumColumns.Parameters]);
        _dropSeries = engine.Prepare(connection, "DELETE FROM series_total WHERE series_id = @series AND messages = 0", "series");
        _narrowSeries = engine.Prepare(
            connection,
            """
            UPDATE series_total SET
                first_quarter = (SELECT r.quarter FROM rollup r WHERE r.series_id = @series AND r.quarter >= first_quarter ORDER BY r.quarter LIMIT 1),
                last_quarter = (SELECT r.quarter FROM rollup r WHERE r.series_id = @series AND r.quarter <= last_quarter ORDER BY r.quarter DESC LIMIT 1)
            WHERE series_id = @series AND (first_quarter = @quarter OR last_quarter = @quarter)
            """,
            "series", "quarter");
        _addTotal = engine.Prepare(
            connection, $"UPDATE total SET version = version + 1, {SumColumns.Add("total", "@", SumColumns.Parameters)}", SumColumns.Parameters);
    }

    /// <summary>The sums of days.</summary>
    public DayWriter Days { get; }

    /// <summary>A new message.</summary>
    public void Add(in LedgerEntry entry)
    {
        Move(entry, entry.Sum);
        _sessions.Add(entry);
    }

    /// <summary>A message that is now another way, be it elsewhere.</summary>
    public void Replace(in LedgerEntry before, in LedgerEntry after)
    {
        Move(before, default(UsageSum) - before.Sum);
        Move(after, after.Sum);
        if (before.Session == after.Session && before.FirstMs == after.FirstMs)
        {
            _sessions.Replace(before, after);
            return;
        }

        _sessions.Remove(before);
        _sessions.Add(after);
    }

    /// <summary>Writes what the transaction has gathered; returns whether there was anything.</summary>
    public bool Flush()
    {
        UsageSum total = default;
        var perSeries = new Dictionary<long, Use>();
        var dropped = new List<(long Quarter, long Series)>();
        var changed = false;
        foreach (var ((quarter, series), difference) in _differences)
        {
            if (difference == default)
                continue;
            changed = true;
            _addRollup.Run([quarter, series, .. SumColumns.ToValues(difference)]);
            if (difference.Messages < 0 && _dropRollup.Run(quarter, series) > 0)
                dropped.Add((quarter, series));
            perSeries[series] = perSeries.GetValueOrDefault(series, Use.None).With(quarter, difference);
            total += difference;
        }

        foreach (var (series, use) in perSeries)
        {
            _addSeries.Run([series, use.First, use.Last, .. SumColumns.ToValues(use.Sum)]);
            if (use.Sum.Messages < 0)
                _dropSeries.Run(series);
        }

        // Rarely a quarter at the very beginning or end of a series: a message has turned out to be earlier, or another machine's.
        foreach (var (quarter, series) in dropped)
            _narrowSeries.Run(series, quarter);

        if (changed)
        {
            Days.Move(_differences);
            _addTotal.Run(SumColumns.ToValues(total));
        }

        _differences.Clear();
        _sessions.Flush();
        return changed;
    }

    /// <summary>Forgets what belonged to a transaction that was rolled back.</summary>
    public void Forget()
    {
        _differences.Clear();
        _sessions.Forget();
    }

    public void Dispose()
    {
        Days.Dispose();
        _sessions.Dispose();
        foreach (var statement in (Statement[])[_addRollup, _dropRollup, _addSeries, _dropSeries, _narrowSeries, _addTotal])
            statement.Dispose();
    }

    private void Move(in LedgerEntry entry, UsageSum difference)
    {
        var key = (Quarter.Of(entry.FirstMs), entry.Series);
        _differences[key] = _differences.GetValueOrDefault(key) + difference;
    }

    /// <summary>What one series is moved by, and the quarters in which it gained messages.</summary>
    private readonly record struct Use(UsageSum Sum, long First, long Last)
    {
        public static readonly Use None = new(default, long.MaxValue, long.MinValue);

        public Use With(long quarter, UsageSum difference) => difference.Messages > 0
            ? new Use(Sum + difference, Math.Min(First, quarter), Math.Max(Last, quarter))
            : this with { Sum = Sum + difference };
    }
}
