using System.Globalization;

namespace WigToken.Cli;

/// <summary>How figures and times are written.</summary>
internal static partial class Formats
{
    public static string Time(long unixMs) => DateTimeOffset.FromUnixTimeMilliseconds(unixMs).ToString("yyyy-MM-dd HH:mm'Z'", CultureInfo.InvariantCulture);

    public static string Time(long? unixMs, string without) => unixMs is { } known ? Time(known) : without;

    public static string Count(long count) => count.ToString("N0", CultureInfo.InvariantCulture);

    public static string Messages(long count) => count == 1 ? "1 message" : $"{Count(count)} messages";

    /// <summary>Nano-dollars as dollars.</summary>
    public static string Dollars(long nano) => (nano / 1_000_000_000m).ToString("N4", CultureInfo.InvariantCulture);

    public static string Size(long bytes) => bytes switch
    {
        < 1_000_000 => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e3:N1} kB"),
        < 1_000_000_000 => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e6:N1} MB"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e9:N1} GB"),
    };
}
