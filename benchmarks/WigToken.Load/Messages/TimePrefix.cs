using System.Globalization;

namespace WigToken.Load.Messages;

/// <summary>The beginning of an ISO 8601 timestamp, as <see cref="BodyTemplate.Write"/> takes it.</summary>
internal static class TimePrefix
{
    public static byte[] ToHour(DateTimeOffset time) => Format(time, "yyyy-MM-ddTHH");

    public static byte[] ToSecond(DateTimeOffset time) => Format(time, "yyyy-MM-ddTHH:mm:ss");

    private static byte[] Format(DateTimeOffset time, string format)
    {
        var text = new byte[format.Length];
        time.UtcDateTime.TryFormat(text, out _, format, CultureInfo.InvariantCulture);
        return text;
    }
}
