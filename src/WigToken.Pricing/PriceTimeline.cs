namespace WigToken.Pricing;

/// <summary>The rows of one model at one provider, in the order in which they apply.</summary>
internal sealed class PriceTimeline
{
    private const long MillisecondsPerDay = 86_400_000;
    private static readonly int EpochDay = DateOnly.FromDateTime(DateTime.UnixEpoch).DayNumber;

    private readonly PriceRow[] _rows;
    private readonly long[] _firsts;
    private readonly long[] _lasts;

    public PriceTimeline(string provider, IEnumerable<PriceRow> rows)
    {
        Provider = provider;
        _rows = [.. rows.OrderBy(static row => row.EffectiveFrom ?? DateOnly.MinValue)];
        _firsts = Array.ConvertAll(_rows, static row => row.EffectiveFrom is { } day ? StartOf(day) : long.MinValue);
        _firsts[0] = long.MinValue;
        _lasts = Array.ConvertAll(_rows, static row => row.EffectiveTo is { } day ? StartOf(day) + MillisecondsPerDay - 1 : long.MaxValue);
    }

    public string Provider { get; }

    public IReadOnlyList<PriceRow> Rows => _rows;

    /// <summary>The first and last millisecond at which a row could apply, were there no next row.</summary>
    public (long First, long Last) SpanOf(int row) => (_firsts[row], _lasts[row]);

    public PriceRow? Find(long unixMilliseconds)
    {
        // Backwards, because usage is recent; a model has a handful of rows at most.
        var i = _rows.Length - 1;
        while (unixMilliseconds < _firsts[i])
            i--;
        return unixMilliseconds <= _lasts[i] ? _rows[i] : null;
    }

    /// <summary>The rows as they apply before <paramref name="day"/>; none if that is null, which is before everything.</summary>
    public IEnumerable<PriceRow> Before(DateOnly? day)
    {
        if (day is not { } end || end == DateOnly.MinValue)
            yield break;

        var lastDay = end.AddDays(-1);
        for (var i = 0; i < _rows.Length && (i == 0 || _rows[i].EffectiveFrom < end); i++)
        {
            var row = _rows[i];
            yield return row with
            {
                EffectiveFrom = row.EffectiveFrom < end ? row.EffectiveFrom : null,
                EffectiveTo = row.EffectiveTo < end ? row.EffectiveTo : lastDay,
            };
        }
    }

    private static long StartOf(DateOnly day) => (day.DayNumber - EpochDay) * MillisecondsPerDay;
}
