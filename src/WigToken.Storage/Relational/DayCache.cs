using System.Collections.Concurrent;

namespace WigToken.Storage.Relational;

/// <summary>
/// Days as they were last read, each with its version: a year of a team is some hundred thousand rows, of which all but those of today are the same at
/// the next look. At 72 bytes a row, a year of fifty people takes about 8 MB.
/// </summary>
internal sealed class DayCache
{
    // Ten years; beyond, somebody's clock has been everywhere.
    private const int MaxDays = 3700;

    private readonly ConcurrentDictionary<(long Zone, long Day), Entry> _days = new();

    public bool TryGet(DayZone zone, long day, long version, out Entry entry) =>
        _days.TryGetValue((zone.Fingerprint, day), out entry) && entry.Version == version;

    public void Set(DayZone zone, long day, Entry entry)
    {
        if (_days.Count >= MaxDays)
            _days.Clear();
        _days[(zone.Fingerprint, day)] = entry;
    }

    /// <param name="Version">Of the day.</param>
    /// <param name="StartMs">Where the day begins.</param>
    /// <param name="Rows">Its sums by the number of their series.</param>
    internal readonly record struct Entry(long Version, long StartMs, (long Series, UsageSum Sum)[] Rows);
}
