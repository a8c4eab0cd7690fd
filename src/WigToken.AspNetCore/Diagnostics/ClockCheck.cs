using System.Globalization;

namespace WigToken.Diagnostics;

/// <summary>Whether this machine's clock is right: usage is counted in the minute that it names.</summary>
internal static class ClockCheck
{
    private const string Name = "clock";
    private const string Advice = "Set this machine's clock, best by a time service (NTP).";

    private static readonly TimeSpan Noticeable = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan TooMuch = TimeSpan.FromMinutes(10);

    // An archive keeps a file's time without its time zone.
    private static readonly TimeSpan BuildTolerance = TimeSpan.FromDays(1);

    /// <param name="installed">What there is.</param>
    /// <param name="skew">How far the server's clock is ahead of this one; null if there is none to compare with.</param>
    /// <param name="now">This clock.</param>
    public static IEnumerable<Check> Run(Installed installed, TimeSpan? skew, DateTimeOffset now)
    {
        if (BuildTime() is { } built && now < built - BuildTolerance)
            return [Check.Error(Name, $"it shows {Show(now)}, which is before this program was built ({Show(built)})", Advice)];
        if (skew is { } off)
        {
            var found = string.Create(CultureInfo.InvariantCulture, $"it is {off.Duration().TotalSeconds:N0} s {(off > TimeSpan.Zero ? "behind" : "ahead of")} the server's");
            return
            [
                off.Duration() > TooMuch ? Check.Error(Name, found, $"{Advice} Or is it the server's that is wrong?")
                : off.Duration() > Noticeable ? Check.Warning(Name, found, $"{Advice} Or is it the server's that is wrong?")
                : Check.Ok(Name, "it agrees with the server's to a minute"),
            ];
        }

        (string What, DateTimeOffset Time)[] ahead =
        [
            .. installed.Database?.NewestMs is { } newest ? [("a stored message", DateTimeOffset.FromUnixTimeMilliseconds(newest))] : Array.Empty<(string, DateTimeOffset)>(),
            .. installed.Transcripts.OrderByDescending(static file => file.ModifiedMs).Take(1)
                .Select(static file => ($"'{file.Path}'", DateTimeOffset.FromUnixTimeMilliseconds(file.ModifiedMs))),
        ];
        var wrong = ahead.Where(stamp => stamp.Time > now + TooMuch).Select(stamp => $"{stamp.What} is of {Show(stamp.Time)}").ToList();
        return
        [
            wrong.Count == 0
                ? Check.Ok(Name, $"it shows {Show(now)}; nothing here is later")
                : Check.Error(Name, $"it shows {Show(now)}, and {string.Join(" and ", wrong)}", $"{Advice} If it is right now, it was ahead when that was written, or another machine's was."),
        ];
    }

    private static string Show(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd HH:mm'Z'", CultureInfo.InvariantCulture);

    /// <summary>The time of this library's file: it was written by the build, or later.</summary>
    private static DateTimeOffset? BuildTime()
    {
        var file = Path.Combine(AppContext.BaseDirectory, $"{typeof(ClockCheck).Assembly.GetName().Name}.dll");
        return File.Exists(file) ? new DateTimeOffset(File.GetLastWriteTimeUtc(file)) : null;
    }
}
