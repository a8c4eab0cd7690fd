using System.Globalization;
using System.Text.RegularExpressions;

namespace WigToken.Oracle;

internal static class OracleTime
{
    private static readonly Regex Form = new(
        """
        \A(?<year>[0-9]{4})-(?<month>[0-9]{2})-(?<day>[0-9]{2})[Tt\x20]
        (?<hour>[0-9]{2}):(?<minute>[0-9]{2})(:(?<second>[0-9]{2})([.,](?<fraction>[0-9]+))?)?
        ([Zz]|(?<sign>[+-])(?<offsetHour>[0-9]{2})(:?(?<offsetMinute>[0-9]{2}))?)?\z
        """,
        RegexOptions.IgnorePatternWhitespace | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking);

    /// <summary>Epoch milliseconds, or null when the text is not one of the forms or names a moment that does not exist.</summary>
    internal static long? Read(string? text)
    {
        if (text is null || Form.Match(text) is not { Success: true } match)
            return null;

        var (year, month, day) = (Number(match, "year"), Number(match, "month"), Number(match, "day"));
        var (hour, minute, second) = (Number(match, "hour"), Number(match, "minute"), Number(match, "second"));
        var (offsetHour, offsetMinute) = (Number(match, "offsetHour"), Number(match, "offsetMinute"));
        if (year < 1 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month))
            return null;
        if (hour > 23 || minute > 59 || second > 60 || offsetHour > 23 || offsetMinute > 59)
            return null;

        // Sums of milliseconds, not of DateTime: a leap second or an offset may leave the range of DateTime.
        var midnight = new DateTimeOffset(year, month, day, 0, 0, 0, TimeSpan.Zero).ToUnixTimeMilliseconds();
        var millisecond = int.Parse(match.Groups["fraction"].Value.PadRight(3, '0')[..3], CultureInfo.InvariantCulture);
        var offset = (offsetHour * 60L) + offsetMinute;
        if (match.Groups["sign"].Value is "-")
            offset = -offset;
        return midnight + (((((hour * 60L) + minute - offset) * 60) + second) * 1000) + millisecond;
    }

    private static int Number(Match match, string group) =>
        match.Groups[group] is { Success: true } found ? int.Parse(found.Value, CultureInfo.InvariantCulture) : 0;
}
