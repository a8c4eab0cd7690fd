namespace WigToken.Endpoints;

/// <summary>
/// The buckets of a time series: fixed lengths, or days, weeks and months as a time zone has them. A range is widened to whole buckets.
/// </summary>
internal sealed class TimeBuckets
{
    public const long DayMs = 86_400_000;
    public const long WeekMs = 7 * DayMs;
    public const long MonthMs = 30 * DayMs;

    private readonly List<long> _edges;

    private TimeBuckets(long step, List<long> edges) => (Step, _edges) = (step, edges);

    /// <summary>The nominal length, in milliseconds.</summary>
    public long Step { get; }

    public int Count => _edges.Count - 1;

    /// <summary>Where each bucket starts, and where the last one ends; Unix milliseconds.</summary>
    public IReadOnlyList<long> Edges => _edges;

    public long From => _edges[0];

    public long To => _edges[^1];

    /// <summary>Null when the range has more than <paramref name="most"/> buckets.</summary>
    public static TimeBuckets? Create(long fromMs, long toMs, long step, TimeZoneInfo zone, int most)
    {
        var edges = new List<long>();
        for (var edge = Start(fromMs, step, zone); edges.Count <= most; edge = Next(edge, step, zone))
        {
            edges.Add(edge);
            if (edge >= toMs)
                return new TimeBuckets(step, edges);
        }

        return null;
    }

    /// <summary>The bucket that an instant of the range falls into.</summary>
    public int IndexOf(long unixMs) => _edges.BinarySearch(unixMs) is >= 0 and var exact ? exact : ~_edges.BinarySearch(unixMs) - 1;

    private static long Start(long unixMs, long step, TimeZoneInfo zone)
    {
        var local = TimeZoneInfo.ConvertTime(DateTimeOffset.FromUnixTimeMilliseconds(unixMs), zone);
        var day = DateOnly.FromDateTime(local.DateTime);
        switch (step)
        {
            case DayMs:
                return Midnight(day, zone);
            case WeekMs:
                return Midnight(day.AddDays(-(((int)day.DayOfWeek + 6) % 7)), zone);
            case MonthMs:
                return Midnight(new DateOnly(day.Year, day.Month, 1), zone);
            default:
                var sinceEpoch = unixMs + (long)local.Offset.TotalMilliseconds;
                return unixMs - (sinceEpoch % step + step) % step;
        }
    }

    private static long Next(long edge, long step, TimeZoneInfo zone)
    {
        if (step is not (DayMs or WeekMs or MonthMs))
            return edge + step;

        // Noon of the day that starts here: no zone moves its clock by half a day.
        var day = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(DateTimeOffset.FromUnixTimeMilliseconds(edge + DayMs / 2), zone).DateTime);
        return Midnight(step switch { DayMs => day.AddDays(1), WeekMs => day.AddDays(7), _ => day.AddMonths(1) }, zone);
    }

    /// <summary>The first instant of a day, also where midnight itself is skipped.</summary>
    private static long Midnight(DateOnly day, TimeZoneInfo zone)
    {
        var midnight = day.ToDateTime(TimeOnly.MinValue);
        while (zone.IsInvalidTime(midnight))
            midnight = midnight.AddMinutes(15);
        var offset = zone.IsAmbiguousTime(midnight) ? zone.GetAmbiguousTimeOffsets(midnight).Max() : zone.GetUtcOffset(midnight);
        return new DateTimeOffset(midnight, offset).ToUnixTimeMilliseconds();
    }
}
