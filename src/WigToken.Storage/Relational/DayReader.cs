using System.Data.Common;

namespace WigToken.Storage.Relational;

/// <summary>Reads a range as whole days of a zone, with the quarters before the first and after the last of them.</summary>
internal sealed class DayReader(RelationalEngine engine)
{
    private readonly DayCache _cache = new();

    /// <param name="connection">A connection that reads.</param>
    /// <param name="zone">Whose days.</param>
    /// <param name="from">The first quarter.</param>
    /// <param name="to">The quarter after the last.</param>
    /// <returns>Sums in order of time: each moment with the numbers of its series. Null if there is no whole day, or none of this zone is kept.</returns>
    public List<(long StartMs, IReadOnlyList<(long Series, UsageSum Sum)> Rows)>? Read(DbConnection connection, DayZone zone, long from, long to)
    {
        // All of one moment.
        using var begin = engine.Prepare(connection, "BEGIN");
        using var end = engine.Prepare(connection, "COMMIT");
        begin.Run();
        try
        {
            using var kept = engine.Prepare(connection, "SELECT fingerprint FROM day_zone");
            var (firstDay, lastDay) = (zone.DayOf(from - 1) + 1, zone.DayOf(to));
            if (firstDay >= lastDay || kept.Find() != zone.Fingerprint)
                return null;
            return
            [
                .. Quarters(connection, from, zone.FirstQuarter(firstDay)),
                .. Days(connection, zone, firstDay, lastDay),
                .. Quarters(connection, zone.FirstQuarter(lastDay), to),
            ];
        }
        finally
        {
            end.Run();
        }
    }

    private List<(long, IReadOnlyList<(long Series, UsageSum Sum)>)> Quarters(DbConnection connection, long from, long to)
    {
        var moments = new List<(long, IReadOnlyList<(long Series, UsageSum Sum)>)>();
        using var rollups = engine.Prepare(
            connection, $"SELECT quarter, series_id, {SumColumns.List} FROM rollup WHERE quarter >= @from AND quarter < @to ORDER BY quarter", "from", "to");
        var (last, rows) = (long.MinValue, new List<(long, UsageSum)>());
        rollups.Start(from, to);
        while (rollups.Next())
        {
            if (rollups.Number(0) != last)
            {
                (last, rows) = (rollups.Number(0), []);
                moments.Add((Quarter.StartMs(last), rows));
            }

            rows.Add((rollups.Number(1), SumColumns.Read(rollups, 2)));
        }

        return moments;
    }

    private IEnumerable<(long StartMs, IReadOnlyList<(long Series, UsageSum Sum)> Rows)> Days(DbConnection connection, DayZone zone, long from, long to)
    {
        using var versions = engine.Prepare(connection, "SELECT day, version FROM day_version WHERE day >= @from AND day < @to ORDER BY day", "from", "to");
        using var rollups = engine.Prepare(connection, $"SELECT series_id, {SumColumns.List} FROM rollup_day WHERE day = @day", "day");
        versions.Start(from, to);
        while (versions.Next())
        {
            var (day, version) = (versions.Number(0), versions.Number(1));
            if (!_cache.TryGet(zone, day, version, out var entry))
            {
                var rows = new List<(long, UsageSum)>();
                rollups.Start(day);
                while (rollups.Next())
                    rows.Add((rollups.Number(0), SumColumns.Read(rollups, 1)));
                entry = new DayCache.Entry(version, Quarter.StartMs(zone.FirstQuarter(day)), [.. rows]);
                _cache.Set(zone, day, entry);
            }

            yield return (entry.StartMs, entry.Rows);
        }
    }
}
