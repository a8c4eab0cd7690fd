using static WigToken.Oracle.Sample;

namespace WigToken.Oracle;

public static partial class NastyLines
{
    private static readonly string Nul = new('\0', 300);

    private static IEnumerable<NastyLine> Framing() =>
    [
        Nothing("empty file", ""),
        Nothing("one line feed", "\n"),
        Nothing("blank lines only", "\n \t\n\r\n"),
        Nothing("NUL bytes only", Nul),
        Nothing("byte order mark only", "\uFEFF"),
        Counted("plain line", Lines(Line), "offset=0 " + Plain),
        Counted("no final line feed", Line, Plain),
        Counted("no final line feed after another line", Lines(Other) + Line, $"offset={Other.Length + 1} " + Plain),
        Counted("blank lines between", Lines("", WithId("a"), "", " ", WithId("b")), "id=a offset=1", "id=b"),
        Counted("CRLF", $"{WithId("a")}\r\n{WithId("b")}\r\n", "id=a", "id=b"),
        Counted("CR without LF inside is white space", Line.With(",\"requestId\"", "\r,\r\"requestId\"") + "\r", Plain),
        Counted("CR alone does not end a line", $"{WithId("a")}\r{WithId("b")}\n", "id=a offset=0", "id=b offset=0"),
        Counted("byte order mark", "\uFEFF" + Lines(Line, WithId("b")), "offset=0 " + Plain, $"id=b offset={Line.Length + 4}"),
        Counted("byte order mark and CRLF", $"\uFEFF{Line}\r\n", Plain),
        Counted("blanks around", $" \t {Line} \t \n", "offset=0 " + Plain),
        Nothing("cut last line", Line[..^1]),
        Nothing("cut after a complete usage", Line[..(Line.IndexOf("\"requestId\"", StringComparison.Ordinal) - 1)]),
        Nothing("cut inside usage", Line[..Line.IndexOf("\"output_tokens\"", StringComparison.Ordinal)]),
        Nothing("cut inside a string", Line[..(Line.IndexOf("hello", StringComparison.Ordinal) + 2)]),
        Nothing("cut line with a line feed", Lines(Line[..^1])),
        Counted("cut last line after a whole one", Lines(WithId("a")) + WithId("b")[..^20], "id=a"),
        Nothing("a number", Lines("1")),
        Nothing("a string", Lines("\"usage\"")),
        Nothing("a literal", Lines("null")),
        Nothing("an array that holds a record", Lines($"[{Line}]")),
        Nothing("not JSON", Lines("segmentation fault (core dumped)")),
        Nothing("single quotes", Lines(Line.Replace('"', '\''))),
        Nothing("a comment inside", Lines(Line.With(",\"requestId\"", ",/* note */\"requestId\""))),
        Nothing("a trailing comma", Lines(Line.With("\"version\":\"2.1.220\"", "\"version\":\"2.1.220\","))),
        Nothing("a raw tab inside a string", Lines(WithText("\"a\tb\""))),
        Nothing("a NUL byte inside a string", Lines(WithText("\"a\0b\""))),
        Nothing("a bad escape", Lines(WithText("\"a\\xb\""))),
        Nothing("a bad unicode escape", Lines(WithText("\"a\\u12g4\""))),
        Nothing("a number with a leading zero", Lines(WithText("007"))),
        Nothing("not a number", Lines(WithText("NaN"))),
        Nothing("one closing brace too few", Lines(Line.With("}},\"requestId\"", "},\"requestId\""))),
        Counted("one closing brace too many", Lines(Line + "}"), Plain),
    ];

    private static IEnumerable<NastyLine> Recovery()
    {
        var cut = WithId("cut")[..^40];
        var brace = new string('{', 200);
        return
        [
            Counted("cut record then a whole one", Lines(cut + Line), "offset=0 " + Plain),
            Counted("record cut inside a string then a whole one", Lines(WithText("\"half").Split("half")[0] + "ha" + Line), Plain),
            Counted("record cut inside an escape then a whole one", Lines(Other[..20] + "\"\\" + Line), Plain),
            Counted("cut then two whole", Lines(cut + WithId("a") + WithId("b")), "id=a", "id=b"),
            Nothing("cut, whole, cut", Lines(cut + Line + cut)),
            Counted("whole then whole", Lines(WithId("a") + WithId("b")), "id=a", "id=b"),
            Counted("whole, blank, whole", Lines(WithId("a") + " " + WithId("b")), "id=a", "id=b"),
            Counted("whole then cut", Lines(WithId("a") + cut), "id=a"),
            Counted("whole, cut, whole", Lines(WithId("a") + cut + WithId("b")), "id=a", "id=b"),
            Counted("whole then cut without a line feed", WithId("a") + cut, "id=a"),
            Counted("NUL run then a record", Lines(Nul + Line), "offset=0 " + Plain),
            Counted("a record then a NUL run", Lines(Line + Nul), Plain),
            Counted("record, NUL run, record", Lines(WithId("a") + Nul + WithId("b")), "id=a", "id=b"),
            Counted("cut, NUL run, record", Lines(cut + Nul + Line), Plain),
            Counted("NUL run in a last line without a line feed", Lines(Other) + Nul + Line, Plain),
            Counted("rubbish then a record", Lines("rubbish} " + Line), Plain),
            Counted("braces then a record", Lines(brace + Line), Plain),
            Nothing("rubbish behind the record that follows a cut one", Lines(cut + Line + "rubbish")),
            Counted("rubbish behind a record", Lines(Line + "rubbish"), Plain),
            Counted("a string then a record", Lines("\"usage\":" + Line), Plain),
            Counted("byte order mark on a later line", Lines(Other, "\uFEFF" + Line), Plain),
            Counted("cut record whose text holds a brace", Lines(WithText("\"if (x) {!").Split('!')[0] + Line), Plain),
            Counted("an array then a record", Lines("[1,2]" + Line), Plain),
            Counted(
                "a cut line that leaves an embedded record whole",
                Embedded[..Embedded.IndexOf(",\"type\":\"agent_progress\"", StringComparison.Ordinal)],
                "id=m1 side=false session=null request=r2 time=2026-03-01T10:00:05.000Z"),
        ];
    }
}
