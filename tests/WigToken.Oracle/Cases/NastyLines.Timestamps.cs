using static WigToken.Oracle.Sample;

namespace WigToken.Oracle;

public static partial class NastyLines
{
    private const string Fallback = "time=2023-11-14T22:13:20.000Z";

    private static readonly (string Written, string Meant)[] GoodTimes =
    [
        ("2026-03-01T10:20:30.456Z", "2026-03-01T10:20:30.456Z"),
        ("2026-03-01T10:20:30Z", "2026-03-01T10:20:30.000Z"),
        ("2026-03-01T10:20Z", "2026-03-01T10:20:00.000Z"),
        ("2026-03-01T10:20", "2026-03-01T10:20:00.000Z"),
        ("2026-03-01T10:20:30", "2026-03-01T10:20:30.000Z"),
        ("2026-03-01t10:20:30z", "2026-03-01T10:20:30.000Z"),
        ("2026-03-01 10:20:30.5", "2026-03-01T10:20:30.500Z"),
        ("2026-03-01T10:20:30,25Z", "2026-03-01T10:20:30.250Z"),
        ("2026-03-01T10:20:30.1Z", "2026-03-01T10:20:30.100Z"),
        ("2026-03-01T10:20:30.999999999Z", "2026-03-01T10:20:30.999Z"),
        ("2026-03-01T10:20:30.12345678901234567890Z", "2026-03-01T10:20:30.123Z"),
        ("2026-03-01T10:20:30+02:00", "2026-03-01T08:20:30.000Z"),
        ("2026-03-01T10:20:30.5+0530", "2026-03-01T04:50:30.500Z"),
        ("2026-03-01T01:20:30+05", "2026-02-28T20:20:30.000Z"),
        ("2026-03-01T20:20:30-08:00", "2026-03-02T04:20:30.000Z"),
        ("2026-03-01T10:20:30-00:00", "2026-03-01T10:20:30.000Z"),
        ("2026-03-01T10:20+01", "2026-03-01T09:20:00.000Z"),
        ("2024-02-29T23:59:59.999Z", "2024-02-29T23:59:59.999Z"),
        ("2016-12-31T23:59:60Z", "2017-01-01T00:00:00.000Z"),
        ("2016-12-31T23:59:60.750Z", "2017-01-01T00:00:00.750Z"),
        ("1969-12-31T23:59:59.001Z", "1969-12-31T23:59:59.001Z"),
        ("0001-01-02T00:00:00Z", "0001-01-02T00:00:00.000Z"),
    ];

    private static readonly string[] BadTimes =
    [
        "", " ", "now", "1767225600", "2026-03-01", "2026-03-01T", "2026-03-01T10", "2026-03-01T10:", "20260301T102030Z",
        "2026-3-1T10:20:30Z", "2026-03-01T1:20:30Z", "2026-02-29T10:20:30Z", "2026-02-30T10:20:30Z", "2026-13-01T10:20:30Z",
        "2026-00-01T10:20:30Z", "2026-03-00T10:20:30Z", "2026-04-31T10:20:30Z", "2026-03-01T24:00:00Z", "2026-03-01T10:60:00Z",
        "2026-03-01T10:20:61Z", "2026-03-01T10:20:30.Z", "2026-03-01T10:20.5Z", "2026-03-01T10:20:30 Z", " 2026-03-01T10:20:30Z",
        "2026-03-01T10:20:30Z ", "2026-03-01T10:20:30Z\\n", "2026-03-01T10:20:30+2", "2026-03-01T10:20:30+02:", "2026-03-01T10:20:30+020",
        "2026-03-01T10:20:30+24:00", "2026-03-01T10:20:30+02:60", "2026-03-01T10:20:30UTC", "2026-03-01T10:20:30Z+02:00",
        "2026-03-01_10:20:30Z", "2026/03/01T10:20:30Z", "-2026-03-01T10:20:30Z", "+002026-03-01T10:20:30Z", "0000-01-01T00:00:00Z",
        "２０２６-03-01T10:20:30Z",
    ];

    private static IEnumerable<NastyLine> Timestamps() =>
    [
        .. GoodTimes.Select(time => Counted($"time {time.Written}", Lines(Timed($"\"{time.Written}\"")), "time=" + time.Meant)),
        .. BadTimes.Select(time => Counted($"not a time: '{time}'", Lines(Timed($"\"{time}\"")), Fallback)),
        Counted("time null", Lines(Timed("null")), Fallback),
        Counted("time a number", Lines(Timed("1767225600000")), Fallback),
        Counted("time an object", Lines(Timed("{\"timestamp\":\"2026-03-01T10:20:30Z\"}")), Fallback),
    ];

    private static IEnumerable<NastyLine> Neighbours()
    {
        var untimed = Line.Without("\"timestamp\":\"2026-03-01T10:00:00.000Z\",");
        var later = Other.With("09:59", "11:59");
        const string Before = "time=2026-03-01T09:59:00.000Z";
        return
        [
            Counted("no time, no neighbour", Lines(untimed), Fallback),
            Counted("no time, neighbour before", Lines(Other, untimed), Before),
            Counted("no time, neighbour behind only", Lines(untimed, Other), Fallback),
            Counted("no time, the nearest of two neighbours", Lines(later, Other, untimed, later), Before),
            Counted("no time, neighbour some lines before", Lines(Other, """{"type":"summary"}""", "", "rubbish", """{"timestamp":"soon"}""", untimed), Before),
            Counted("no time, a counted neighbour", Lines(Line, untimed), Plain, Plain),
            Counted("no time, neighbour not counted", Lines(Timed("\"2026-03-01T09:59:00Z\"").With(":7,", ":-7,"), untimed), Before),
            Counted("no time, neighbour with the time deeper only", Lines(Other, """{"snapshot":{"timestamp":"2020-01-01T00:00:00Z"}}""", untimed), Before),
            Counted("no time, neighbour recovered", Lines(Other, "{\"cut" + later, untimed), Before),
            Counted("no time, two records on the neighbour's line", Lines(Other, later + later, untimed), Before),
            Counted("no time, NUL run before the neighbour", Lines(Other, Nul + later, untimed), Before),
            Counted("no time, neighbour cut", Lines(Other, later[..^1], untimed), Before),
            Counted("no time, neighbour on the same line", Lines(Other, later + untimed), Before),
            Counted("no time, recovered itself", Lines(Other, "{\"cut" + untimed), Before),
            Counted("no time, neighbour with CRLF and blanks", $"  {Other} \r\n{untimed}\r\n", Before),
            Counted("no time, neighbour behind a byte order mark", "\uFEFF" + Lines(Other, untimed), Before),
            Counted("no time, neighbour an array", Lines(Other, $"[{later}]", untimed), Before),
            Counted("no time in agent_progress, neighbour before", Lines(Other, Embedded
                .Without("\"timestamp\":\"2026-03-01T10:00:05.000Z\",").Without("\"timestamp\":\"2026-03-01T10:00:06.000Z\",")), Before),
            Counted("the neighbour gives its outer time", Lines(Embedded, untimed), "time=2026-03-01T10:00:05.000Z", "time=2026-03-01T10:00:06.000Z"),
            Counted("bad time in agent_progress, good one outside", Lines(Embedded.With("2026-03-01T10:00:05.000Z", "soon")), "time=2026-03-01T10:00:06.000Z"),
        ];
    }

    private static string Timed(string json) => Line.With("\"2026-03-01T10:00:00.000Z\"", json);
}
