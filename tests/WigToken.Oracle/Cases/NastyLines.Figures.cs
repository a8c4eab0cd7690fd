using static WigToken.Oracle.Sample;

namespace WigToken.Oracle;

public static partial class NastyLines
{
    private static readonly string[] BadFigures =
    [
        "-1", "-0", "1.0", "1.5", "1e3", "0e0", "\"12\"", "\"\"", "true", "false", "{}", "[]", "[7]",
        "9007199254740993", "18446744073709551617", "100000000000000000000000000000000",
    ];

    private static IEnumerable<NastyLine> Figures() =>
    [
        .. BadFigures.Select(figure => Nothing($"output {figure}", Lines(Output(figure)))),
        .. new[] { "input", "cache_creation_input", "cache_read_input" }.Select(name =>
            Nothing($"{name} negative", Lines(Line.With($"\"{name}_tokens\":", $"\"{name}_tokens\":-")))),
        Counted("output 2^53", Lines(Output("9007199254740992")), "output=9007199254740992"),
        Counted("output 0", Lines(Output("0")), "output=0"),
        Counted("output null", Lines(Output("null")), "output=0 input=3"),
        Counted("output missing", Lines(Line.Without(",\"output_tokens\":7")), "output=0 input=3"),
        Counted("cache figures null", Lines(WithUsage(
            """{"input_tokens":3,"cache_creation_input_tokens":null,"cache_read_input_tokens":null,"output_tokens":7}""")),
            "input=3 output=7 write5m=0 write1h=0 read=0"),
        Counted("all figures null", Lines(WithUsage(
            """{"input_tokens":null,"cache_creation_input_tokens":null,"cache_read_input_tokens":null,"cache_creation":null,"output_tokens":null}""")),
            "input=0 output=0 write5m=0 write1h=0 read=0"),
        Counted("unknown figures may be anything", Lines(Output("7,\"thinking_tokens\":-1.5,\"total_tokens\":\"x\"")), Plain),
        Counted("figures in camel case do not count", Lines(WithUsage("""{"inputTokens":9,"outputTokens":9,"output_tokens":7}""")), "input=0 output=7"),
        Counted("a bad line between good ones", Lines(WithId("a"), Output("-7"), WithId("b")), "id=a", "id=b"),
        Counted("figures at the end of the message", Lines(Line.With(Usage, "{\"output_tokens\":7}")), "output=7 input=0"),
    ];

    private static IEnumerable<NastyLine> Splits() =>
    [
        Counted("split equals flat", Lines(Split("50", """{"ephemeral_5m_input_tokens":30,"ephemeral_1h_input_tokens":20}""")), "write5m=30 write1h=20"),
        Counted("split all one hour", Lines(Split("50", """{"ephemeral_1h_input_tokens":50,"ephemeral_5m_input_tokens":0}""")), "write5m=0 write1h=50"),
        Counted("split all zero", Lines(Split("50", """{"ephemeral_5m_input_tokens":0,"ephemeral_1h_input_tokens":0}""")), "write5m=50 write1h=0"),
        Counted("split smaller than flat", Lines(Split("50", """{"ephemeral_5m_input_tokens":1,"ephemeral_1h_input_tokens":20}""")), "write5m=50 write1h=0"),
        Counted("split larger than flat", Lines(Split("50", """{"ephemeral_5m_input_tokens":31,"ephemeral_1h_input_tokens":20}""")), "write5m=50 write1h=0"),
        Counted("split beside a flat zero", Lines(Split("0", """{"ephemeral_5m_input_tokens":30,"ephemeral_1h_input_tokens":20}""")), "write5m=0 write1h=0"),
        Counted("split beside a flat null", Lines(Split("null", """{"ephemeral_5m_input_tokens":30,"ephemeral_1h_input_tokens":20}""")), "write5m=30 write1h=20"),
        Counted("split without flat", Lines(Line.Without("\"cache_creation_input_tokens\":50,")), "write5m=30 write1h=20"),
        Counted("split half missing", Lines(Split("20", """{"ephemeral_1h_input_tokens":20}""")), "write5m=0 write1h=20"),
        Counted("split half null", Lines(Split("20", """{"ephemeral_5m_input_tokens":null,"ephemeral_1h_input_tokens":20}""")), "write5m=0 write1h=20"),
        Counted("split empty", Lines(Split("50", "{}")), "write5m=50 write1h=0"),
        Counted("split null", Lines(Split("50", "null")), "write5m=50 write1h=0"),
        Counted("split a number", Lines(Split("50", "50")), "write5m=50 write1h=0"),
        Counted("split an array", Lines(Split("50", """[{"ephemeral_1h_input_tokens":50}]""")), "write5m=50 write1h=0"),
        Counted("split behind output", Lines(WithUsage(
            """{"output_tokens":7,"cache_creation":{"ephemeral_1h_input_tokens":20,"ephemeral_5m_input_tokens":30},"cache_creation_input_tokens":50}""")),
            "output=7 write5m=30 write1h=20"),
        Counted("no split", Lines(WithUsage("""{"cache_creation_input_tokens":50,"output_tokens":7}""")), "write5m=50 write1h=0"),
        Nothing("split negative", Lines(Split("50", """{"ephemeral_5m_input_tokens":-30,"ephemeral_1h_input_tokens":80}"""))),
        Nothing("split a text", Lines(Split("50", """{"ephemeral_5m_input_tokens":"30","ephemeral_1h_input_tokens":20}"""))),
        Nothing("split fractional where flat decides", Lines(Split("50", """{"ephemeral_1h_input_tokens":0.5}"""))),
    ];

    private static string Output(string figure) => Line.With("\"output_tokens\":7", $"\"output_tokens\":{figure}");

    private static string Split(string flat, string split) => WithUsage(
        $$"""{"input_tokens":3,"cache_creation_input_tokens":{{flat}},"cache_creation":{{split}},"output_tokens":7}""");
}
