using System.Globalization;

namespace WigToken.Cli;

/// <summary>Spans and times as people write them at the command line.</summary>
internal static class Durations
{
    // A hundred years: beyond it nobody means what they wrote, and times overflow.
    private const int MostDays = 36_525;

    /// <summary>A whole number and a unit: <c>30m</c>, <c>24h</c>, <c>90d</c>, <c>12w</c>. Also <c>0</c>. Null for anything else.</summary>
    public static TimeSpan? Span(string text)
    {
        if (text == "0")
            return TimeSpan.Zero;
        if (text.Length < 2 || !int.TryParse(text.AsSpan(..^1), NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            return null;
        var minutes = text[^1] switch
        {
            'm' => 1L,
            'h' => 60L,
            'd' => 24L * 60,
            'w' => 7L * 24 * 60,
            _ => 0L,
        };
        return minutes > 0 && number * minutes <= MostDays * 24L * 60 ? TimeSpan.FromMinutes(number * minutes) : null;
    }

    /// <summary>When something ends, Unix milliseconds: after a span from now, at the beginning of a day (UTC), or never.</summary>
    /// <returns>Whether the text says when.</returns>
    public static bool TryEnd(string text, DateTimeOffset now, out long? endMs)
    {
        endMs = null;
        if (text.Equals("never", StringComparison.OrdinalIgnoreCase))
            return true;
        if (Span(text) is { } span && span > TimeSpan.Zero)
            endMs = (now + span).ToUnixTimeMilliseconds();
        else if (DateTimeOffset.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var day))
            endMs = day.ToUnixTimeMilliseconds();
        return endMs is not null;
    }
}
