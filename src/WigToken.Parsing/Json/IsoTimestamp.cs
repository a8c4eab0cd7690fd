namespace WigToken.Parsing.Json;

/// <summary>
/// ISO 8601 instants with any number of fraction digits (cut to milliseconds) and any offset; without an offset they are UTC.
/// Second 60 rolls into the next minute.
/// </summary>
public static class IsoTimestamp
{
    private const int DateLength = 10;

    /// <summary>Reads <c>YYYY-MM-DDThh:mm[:ss[.fff…]][Z|±hh[[:]mm]]</c> as Unix milliseconds. False for anything else, and for dates that do not exist.</summary>
    public static bool TryParse(ReadOnlySpan<byte> text, out long unixMs)
    {
        unixMs = 0;
        if (text.Length < DateLength + 6 || text[4] != '-' || text[7] != '-' || !(text[DateLength] is (byte)'T' or (byte)'t' or (byte)' '))
            return false;
        if (!TryDigits(text[..4], out var year) || !TryDigits(text[5..7], out var month) || !TryDigits(text[8..10], out var day))
            return false;
        if (year < 1 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month))
            return false;

        var rest = text[(DateLength + 1)..];
        if (!TryTimeOfDay(ref rest, out var milliseconds) || !TryOffset(rest, out var offsetMinutes))
            return false;
        var days = new DateOnly(year, month, day).DayNumber - DateOnly.FromDateTime(DateTime.UnixEpoch).DayNumber;
        unixMs = days * 86_400_000L + milliseconds - offsetMinutes * 60_000L;
        return true;
    }

    private static bool TryTimeOfDay(ref ReadOnlySpan<byte> rest, out long milliseconds)
    {
        milliseconds = 0;
        if (rest.Length < 5 || rest[2] != ':' || !TryDigits(rest[..2], out var hour) || !TryDigits(rest[3..5], out var minute))
            return false;
        if (hour > 23 || minute > 59)
            return false;
        milliseconds = (hour * 60 + minute) * 60_000L;
        rest = rest[5..];
        if (rest.IsEmpty || rest[0] != ':')
            return true;
        if (rest.Length < 3 || !TryDigits(rest[1..3], out var second) || second > 60)
            return false;
        milliseconds += second * 1000L;
        rest = rest[3..];
        return rest.IsEmpty || rest[0] is not ((byte)'.' or (byte)',') || TryFraction(ref rest, ref milliseconds);
    }

    private static bool TryFraction(ref ReadOnlySpan<byte> rest, ref long milliseconds)
    {
        var digits = 0;
        for (var scale = 100; digits + 1 < rest.Length && char.IsAsciiDigit((char)rest[digits + 1]); digits++, scale /= 10)
            milliseconds += (rest[digits + 1] - '0') * scale;
        rest = rest[(digits + 1)..];
        return digits > 0;
    }

    private static bool TryOffset(ReadOnlySpan<byte> rest, out int minutes)
    {
        minutes = 0;
        if (rest.IsEmpty || (rest.Length == 1 && rest[0] is (byte)'Z' or (byte)'z'))
            return rest.Length <= 1;
        if (rest[0] is not ((byte)'+' or (byte)'-') || rest.Length < 3 || !TryDigits(rest[1..3], out var hours) || hours > 23)
            return false;
        var tail = rest[3..];
        if (!tail.IsEmpty && tail[0] == ':')
            tail = tail[1..];
        else if (tail.IsEmpty)
            tail = "00"u8;
        if (tail.Length != 2 || !TryDigits(tail, out var offsetMinutes) || offsetMinutes > 59)
            return false;
        minutes = (hours * 60 + offsetMinutes) * (rest[0] == '-' ? -1 : 1);
        return true;
    }

    private static bool TryDigits(ReadOnlySpan<byte> text, out int value)
    {
        value = 0;
        foreach (var digit in text)
        {
            if (!char.IsAsciiDigit((char)digit))
                return false;
            value = value * 10 + (digit - '0');
        }

        return true;
    }
}
