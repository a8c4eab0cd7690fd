namespace WigToken.Endpoints;

/// <summary>
/// The buckets of a time series: fixed lengths, or days, weeks and months as a time zone has them. A range is widened to whole buckets.
/// </summary>
internal sealed class TimeBuckets
{
    public const long DayMs = 86_400_000;
    public const long WeekMs = 7 * DayMs;
    public const long MonthMs = 30 * DayMs;

    private const long MinuteMs = 60_000;

    private readonly List<long> _edges;

    private TimeBuckets(long step, TimeZoneInfo zone, List<long> edges) => (Step, Zone, _edges) = (step, zone, edges);

    /// <summary>The nominal length, in milliseconds.</summary>
    public long Step { get; }

    /// <summary>Whose days they are.</summary>
    public TimeZoneInfo Zone { get; }

    /// <summary>Whether every bucket is one or more whole days.</summary>
    public bool AreDays => Step is DayMs or WeekMs or MonthMs;

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
                return new TimeBuckets(step, zone, edges);
        }

        return null;
    }

    /// <summary>The day of a zone that an instant falls into: where it begins, and where the next one does.</summary>
    public static (long From, long To) DayOf(long unixMs, TimeZoneInfo zone)
    {
        var start = Start(unixMs, DayMs, zone);
        return (start, Next(start, DayMs, zone));
    }

    /// <summary>The bucket that an instant of the range falls into.</summary>
    public int IndexOf(long unixMs)
    {
        var found = _edges.BinarySearch(unixMs);
        return found >= 0 ? found : ~found - 1;
    }

    private static long Start(long unixMs, long step, TimeZoneInfo zone)
    {
        var day = DateAt(unixMs, zone);
        switch (step)
        {
            case DayMs:
                return Midnight(day, zone);
            case WeekMs:
                return Midnight(day.AddDays(-(((int)day.DayOfWeek + 6) % 7)), zone);
            case MonthMs:
                return Midnight(new DateOnly(day.Year, day.Month, 1), zone);
            default:
                var sinceEpoch = unixMs + OffsetMs(unixMs, zone);
                return unixMs - (sinceEpoch % step + step) % step;
        }
    }

    private static long Next(long edge, long step, TimeZoneInfo zone)
    {
        if (step is not (DayMs or WeekMs or MonthMs))
            return edge + step;

        // Noon of the day that starts here: no zone moves its clock by half a day.
        var day = DateAt(edge + DayMs / 2, zone);
        return Midnight(step switch { DayMs => day.AddDays(1), WeekMs => day.AddDays(7), _ => day.AddMonths(1) }, zone);
    }

    /// <summary>The first instant of a day, or where a zone skipped the whole day, of the next one.</summary>
    private static long Midnight(DateOnly day, TimeZoneInfo zone)
    {
        // Only the way from UTC to local time is asked for: the way back knows no gap that a change of the base offset makes (Samoa in 2011).
        var midnight = new DateTimeOffset(day, TimeOnly.MinValue, TimeSpan.Zero).ToUnixTimeMilliseconds();
        var (before, after) = (OffsetMs(midnight - DayMs, zone), OffsetMs(midnight + DayMs, zone));
        var (first, last) = (midnight - Math.Max(before, after), midnight - Math.Min(before, after));
        if (first == last || DateAt(first, zone) >= day)
            return first;
        while (last - first > MinuteMs)
        {
            var middle = first + (last - first) / MinuteMs / 2 * MinuteMs;
            if (DateAt(middle, zone) >= day)
                last = middle;
            else
                first = middle;
        }

        return last;
    }

    private static long OffsetMs(long unixMs, TimeZoneInfo zone) => (long)Local(unixMs, zone).Offset.TotalMilliseconds;

    private static DateOnly DateAt(long unixMs, TimeZoneInfo zone) => DateOnly.FromDateTime(Local(unixMs, zone).DateTime);

    private static DateTimeOffset Local(long unixMs, TimeZoneInfo zone) =>
        TimeZoneInfo.ConvertTime(DateTimeOffset.FromUnixTimeMilliseconds(unixMs), zone);
}
