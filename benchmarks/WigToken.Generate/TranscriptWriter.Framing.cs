using System.Globalization;

namespace WigToken.Generate;

/// <summary>Where lines begin and end, and how that goes wrong.</summary>
internal sealed partial class TranscriptWriter
{
    private bool usesCarriageReturns;
    private int lineStart;

    /// <summary>What was just written has no line feed behind it, so a whole line must follow.</summary>
    private bool owesWholeLine;

    private void BeginLine()
    {
        if (tally.Chance(Feature.NulRun, 1.0 / 100_000))
            Buffer.Repeat([0], random.Between(200, 700));
        lineStart = Buffer.Length;
        Buffer.Open();
    }

    private void EndLine()
    {
        Buffer.Close();
        Buffer.HasEscapedKeys = false;
        owesWholeLine = true;
        if (tally.Chance(Feature.CutThenWhole, 1.0 / 50_000))
            Buffer.Length = random.Between(lineStart + 1, Buffer.Length - 1);
        else if (!tally.Chance(Feature.TwoOnOneLine, 1.0 / 200_000))
            EndPhysicalLine();
    }

    private void EndPhysicalLine()
    {
        Buffer.Raw(usesCarriageReturns ? "\r\n"u8 : "\n"u8);
        owesWholeLine = false;
    }

    private void End()
    {
        while (owesWholeLine)
            TurnEnd();

        if (tally.Chance(Feature.CutLastLine, 0.005))
            Buffer.Length = random.Between(lineStart + 1, Buffer.Length - 3);
        else if (tally.Chance(Feature.NoFinalLineFeed, 0.005))
            Buffer.Length -= usesCarriageReturns ? 2 : 1;
    }

    private void Pass(int lowestMs, int highestMs) => session.ClockMs += random.Skewed(lowestMs, highestMs);

    private void Timestamp(bool mayBeOdd = false)
    {
        if (mayBeOdd && tally.Chance(Feature.TimestampMissing, 1.0 / 20_000))
            return;

        if (mayBeOdd && tally.Chance(Feature.TimestampWithOffset, 1.0 / 20_000))
            Buffer.Member("timestamp"u8, Time(session.ClockMs + (120 * 60_000), "yyyy-MM-dd'T'HH:mm:ss.fff'+02:00'"));
        else if (mayBeOdd && tally.Chance(Feature.TimestampMicroseconds, 1.0 / 20_000))
            Buffer.Member("timestamp"u8, Time(session.ClockMs, "yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'"));
        else
            Buffer.Member("timestamp"u8, Time(session.ClockMs, "yyyy-MM-dd'T'HH:mm:ss.fff'Z'"));
    }

    private static string Time(long milliseconds, string format) =>
        DateTimeOffset.FromUnixTimeMilliseconds(milliseconds).ToString(format, CultureInfo.InvariantCulture);
}
