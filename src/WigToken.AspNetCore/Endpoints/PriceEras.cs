using WigToken.Pricing;

namespace WigToken.Endpoints;

/// <summary>
/// The spans of time in which no price of a book changes. The price of a day is that at its first moment, in the installation's time zone: sums of days
/// cannot be divided where prices change, which is at midnight UTC.
/// </summary>
internal sealed class PriceEras
{
    private readonly TimeZoneInfo _zone;
    private readonly List<long> _starts;
    private (long From, long To, int Era) _last;

    public PriceEras(PriceBook book, TimeZoneInfo zone)
    {
        _zone = zone;
        var days = book.Rows.Select(static row => row.EffectiveFrom).Concat(book.Rows.Select(static row => row.EffectiveTo?.AddDays(1)));
        _starts = [.. days.OfType<DateOnly>().Select(static day => new DateTimeOffset(day, TimeOnly.MinValue, TimeSpan.Zero).ToUnixTimeMilliseconds()).Distinct().Order()];
    }

    /// <summary>The era of a moment's day, and when that day began.</summary>
    public (int Era, long DayMs) Of(long unixMs)
    {
        if (unixMs < _last.From || unixMs >= _last.To)
        {
            var day = TimeBuckets.DayOf(unixMs, _zone);
            var found = _starts.BinarySearch(day.From);
            _last = (day.From, day.To, found >= 0 ? found + 1 : ~found);
        }

        return (_last.Era, _last.From);
    }
}
