using System.Data.Common;

namespace WigToken.Storage.Relational;

/// <summary>
/// Moves rollups, series totals and the grand total inside the transaction that the write queue has open. What changes is gathered as
/// differences and written once per bucket when the transaction ends.
/// </summary>
internal sealed class SumWriter : IDisposable
{
    private readonly Dictionary<(long Quarter, long Series), UsageSum> _differences = [];
    private readonly Statement _addRollup, _dropRollup, _addSeries, _dropSeries, _addTotal;

    public SumWriter(RelationalEngine engine, DbConnection connection)
    {
        Days = new DayWriter(engine, connection);
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
            INSERT INTO series_total (series_id, {SumColumns.List}) VALUES (@series, {SumColumns.Values})
            ON CONFLICT (series_id) DO UPDATE SET {SumColumns.AddExcluded("series_total")}
            """,
            ["series", .. SumColumns.Parameters]);
        _dropSeries = engine.Prepare(connection, "DELETE FROM series_total WHERE series_id = @series AND messages = 0", "series");
        _addTotal = engine.Prepare(
            connection, $"UPDATE total SET version = version + 1, {SumColumns.Add("total", "@", SumColumns.Parameters)}", SumColumns.Parameters);
    }

    /// <summary>The sums of days.</summary>
    public DayWriter Days { get; }

    public void Move(long firstMs, long series, UsageSum difference)
    {
        var key = (Quarter.Of(firstMs), series);
        _differences[key] = _differences.GetValueOrDefault(key) + difference;
    }

    /// <summary>Writes what the transaction has gathered; returns whether there was anything.</summary>
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
            _addRollup.Run([quarter, series, .. SumColumns.ToValues(difference)]);
            if (difference.Messages < 0)
                _dropRollup.Run(quarter, series);
            perSeries[series] = perSeries.GetValueOrDefault(series) + difference;
            total += difference;
        }

        foreach (var (series, difference) in perSeries)
        {
            _addSeries.Run([series, .. SumColumns.ToValues(difference)]);
            if (difference.Messages < 0)
                _dropSeries.Run(series);
        }

        if (changed)
        {
            Days.Move(_differences);
            _addTotal.Run(SumColumns.ToValues(total));
        }

        _differences.Clear();
        return changed;
    }

    /// <summary>Forgets what belonged to a transaction that was rolled back.</summary>
    public void Forget() => _differences.Clear();

    public void Dispose()
    {
        Days.Dispose();
        foreach (var statement in (Statement[])[_addRollup, _dropRollup, _addSeries, _dropSeries, _addTotal])
            statement.Dispose();
    }
}
