using System.Buffers.Binary;
using System.IO.Hashing;
using System.Runtime.CompilerServices;
using System.Text;

namespace WigToken.Storage.Relational;

/// <summary>The calendar days of a time zone, counted from 1970-01-01, over quarters of an hour.</summary>
internal sealed class DayZone
{
    private const long DayMs = 86_400_000;
    private const long QuartersPerDay = DayMs / IUsageStore.RollupMs;

    private static readonly ConditionalWeakTable<TimeZoneInfo, DayZone> Known = [];

    private readonly TimeZoneInfo _zone;

    private DayZone(TimeZoneInfo zone) => (_zone, Fingerprint) = (zone, Hash(zone));

    public string Name => _zone.Id;

    /// <summary>Tells apart zones, and the rules of one zone in different years' editions.</summary>
    public long Fingerprint { get; }

    public static DayZone Of(TimeZoneInfo zone) => Known.GetValue(zone, static zone => new DayZone(zone));

    /// <summary>The day in which a quarter begins.</summary>
    public long DayOf(long quarter)
    {
        var unixMs = Quarter.StartMs(quarter);
        return (long)Math.Floor((unixMs + OffsetMs(_zone, unixMs)) / (double)DayMs);
    }

    /// <summary>The first quarter that begins in a day, or where the zone skipped that day, in the next one.</summary>
    public long FirstQuarter(long day)
    {
        // No offset is more than a day.
        var (before, first) = ((day - 1) * QuartersPerDay - 1, (day + 1) * QuartersPerDay);
        while (first - before > 1)
        {
            var middle = before + (first - before) / 2;
            if (DayOf(middle) >= day)
                first = middle;
            else
                before = middle;
        }

        return first;
    }

    private static long Hash(TimeZoneInfo zone)
    {
        var hash = new XxHash3();
        hash.Append(Encoding.UTF8.GetBytes(zone.Id));
        Span<byte> offset = stackalloc byte[sizeof(long)];
        for (var at = new DateTimeOffset(2020, 1, 1, 0, 0, 0, TimeSpan.Zero); at.Year < 2040; at = at.AddHours(6))
        {
            BinaryPrimitives.WriteInt64LittleEndian(offset, OffsetMs(zone, at.ToUnixTimeMilliseconds()));
            hash.Append(offset);
        }

        return (long)hash.GetCurrentHashAsUInt64();
    }

    private static long OffsetMs(TimeZoneInfo zone, long unixMs) => (long)zone.GetUtcOffset(DateTimeOffset.FromUnixTimeMilliseconds(unixMs)).TotalMilliseconds;
}
