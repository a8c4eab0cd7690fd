using System.Data.Common;

namespace WigToken.Storage.Relational;

/// <summary>Moves the sums of days, inside the transaction that the write queue has open. Whose days they are, the database says.</summary>
internal sealed class DayWriter : IDisposable
{
    private readonly DbConnection _connection;
    private readonly Statement _zone, _setZone, _clear, _clearVersions, _add, _drop, _addVersion;
    private readonly Statement _rollups;
    private DayZone? _days;

    public DayWriter(RelationalEngine engine, DbConnection connection)
    {
        _connection = connection;
        _zone = engine.Prepare(connection, "SELECT fingerprint FROM day_zone");
        _setZone = engine.Prepare(connection, "UPDATE day_zone SET name = @name, fingerprint = @fingerprint", "name", "fingerprint");
        _clear = engine.Prepare(connection, "DELETE FROM rollup_day");
        _clearVersions = engine.Prepare(connection, "DELETE FROM day_version");
        _addVersion = engine.Prepare(
            connection, "INSERT INTO day_version (day, version) VALUES (@day, @version) ON CONFLICT (day) DO UPDATE SET version = version + 1", "day", "version");
        _rollups = engine.Prepare(connection, $"SELECT quarter, series_id, {SumColumns.List} FROM rollup");
        _add = engine.Prepare(
            connection,
            $"""
            INSERT INTO rollup_day (day, series_id, {SumColumns.List}) VALUES (@day, @series, {SumColumns.Values})
            ON CONFLICT (day, series_id) DO UPDATE SET {SumColumns.AddExcluded("rollup_day")}
            """,
            ["day", "series", .. SumColumns.Parameters]);
        _drop = engine.Prepare(connection, "DELETE FROM rollup_day WHERE day = @day AND series_id = @series AND messages = 0", "day", "series");
    }

    /// <summary>Keeps the days of another zone from now on; false if it is the one they are kept of.</summary>
    public bool Use(DayZone days)
    {
        if (_zone.Find() == days.Fingerprint)
            return false;
        Clear();
        var sums = new Dictionary<(long Day, long Series), UsageSum>();
        _rollups.Start();
        while (_rollups.Next())
        {
            var key = (days.DayOf(_rollups.Number(0)), _rollups.Number(1));
            sums[key] = sums.GetValueOrDefault(key) + SumColumns.Read(_rollups, 2);
        }

        foreach (var ((day, series), sum) in sums.OrderBy(static entry => entry.Key))
            _add.Run([day, series, .. SumColumns.ToValues(sum)]);
        foreach (var day in sums.Keys.Select(static key => key.Day).Distinct())
            _addVersion.Run(day, FirstVersion());
        _setZone.Run(days.Name, days.Fingerprint);
        return true;
    }

    /// <summary>Writes what quarters were moved by. Before any zone was chosen there are no days to move.</summary>
    public void Move(IReadOnlyDictionary<(long Quarter, long Series), UsageSum> differences)
    {
        if (Current() is not { } days)
            return;
        var moved = new Dictionary<(long Day, long Series), UsageSum>();
        foreach (var ((quarter, series), difference) in differences)
        {
            var key = (days.DayOf(quarter), series);
            moved[key] = moved.GetValueOrDefault(key) + difference;
        }

        foreach (var ((day, series), difference) in moved)
        {
            if (difference == default)
                continue;
            _add.Run([day, series, .. SumColumns.ToValues(difference)]);
            if (difference.Messages < 0)
                _drop.Run(day, series);
        }

        foreach (var day in moved.Keys.Select(static key => key.Day).Distinct())
            _addVersion.Run(day, FirstVersion());
    }

    public void Dispose()
    {
        foreach (var statement in (Statement[])[_zone, _setZone, _clear, _clearVersions, _rollups, _add, _drop, _addVersion])
            statement.Dispose();
    }

    /// <summary>Another process may have changed the zone since the last transaction, and rules that this machine knows differently must not be mixed in.</summary>
    private DayZone? Current()
    {
        var fingerprint = _zone.Find();
        if (fingerprint is null or 0)
            return null;
        if (_days?.Fingerprint == fingerprint)
            return _days;
        using var command = _connection.CreateCommand();
        command.CommandText = "SELECT name FROM day_zone";
        var name = (string)command.ExecuteScalar()!;
        if (TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone) && DayZone.Of(zone).Fingerprint == fingerprint)
            return _days = DayZone.Of(zone);

        // Not knowing the days, leave none: readers take the quarters, and the next server that starts builds the days anew.
        Clear();
        _setZone.Run("", 0L);
        return null;
    }

    private void Clear()
    {
        _clear.Run();
        _clearVersions.Run();
    }

    // A day that was cleared and built again must not come to a version that somebody has read before.
    private static long FirstVersion() => Random.Shared.NextInt64(long.MaxValue / 2);
}
