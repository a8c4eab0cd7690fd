using System.Globalization;

namespace WigToken.Diagnostics;

/// <summary>Figures in sentences.</summary>
internal static class Wording
{
    public static string Count(long count, string noun) => string.Create(CultureInfo.InvariantCulture, $"{count:N0} {noun}{(count == 1 ? "" : "s")}");

    public static string Megabytes(long bytes) => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e6:N1} MB");
}
