using static WigToken.Oracle.Sample;

namespace WigToken.Oracle;

public static partial class NastyLines
{
    private const string First = "time=2026-03-01T10:00:00.000Z";

    private static IEnumerable<NastyLine> Copies()
    {
        var placeholder = Copy("10:00:00", 2);
        var final = Copy("10:00:09", 700);
        var zero = WithUsage("""{"input_tokens":0,"cache_creation_input_tokens":0,"cache_read_input_tokens":0,"output_tokens":0}""")
            .With("10:00:00", "10:00:20");
        var resumed = final.With("\"s1\"", "\"s2\"").With("\"version\"", "\"forkedFrom\":{\"sessionId\":\"s1\"},\"version\"");
        var replay = final.With("\"r1\"", "\"r9\"").With("\"isSidechain\":false", "\"isSidechain\":true");
        return
        [
            Merged("placeholders then the final line", Lines(placeholder, Copy("10:00:04", 2), final), 3, $"id=m1 output=700 {First} best=2026-03-01T10:00:09.000Z"),
            Merged("final line first", Lines(final, placeholder), 2, $"id=m1 output=700 {First} best=2026-03-01T10:00:09.000Z"),
            Merged("tool results between", Lines(placeholder, Other, final), 2, $"output=700 {First}"),
            Merged("identical figures on every line", Lines(Copy("10:00:00", 7), Copy("10:00:01", 7), Copy("10:00:02", 7)), 3, $"output=7 {First} best=2026-03-01T10:00:02.000Z"),
            Merged("final line never written", Lines(placeholder, Copy("10:00:04", 2)), 2, $"output=2 {First}"),
            Merged("final line cut", Lines(placeholder) + final[..^5], 1, $"output=2 {First}"),
            Merged("zero placeholder behind", Lines(final, zero), 2, "output=700 input=3 time=2026-03-01T10:00:09.000Z"),
            Merged("zero placeholder before", Lines(zero.With("10:00:20", "09:00:00"), final), 2, "output=700 input=3 time=2026-03-01T09:00:00.000Z"),
            Merged("model changes mid-stream", Lines(Copy("10:00:00", 25), Copy("10:00:05", 300).With("claude-x", "claude-y")
                .With("\"cache_read_input_tokens\":900", "\"cache_read_input_tokens\":0")), 2, $"model=claude-y output=300 read=0 write5m=30 {First}"),
            Merged("resumed copy", Lines(final, resumed), 2, "session=s1 output=700"),
            Merged("resumed copy first", Lines(resumed, final), 2, "session=s1 output=700"),
            Merged("replay with another request", Lines(replay, final), 2, "request=r1 side=false output=700"),
            Merged("replay only has the final figures", Lines(placeholder, replay), 2, $"request=r9 side=true output=700 {First}"),
            Merged("over midnight", Lines(Dated("2026-03-01T23:59:58.900Z", 2), Dated("2026-03-02T00:00:03.000Z", 700)), 2,
                "output=700 time=2026-03-01T23:59:58.900Z best=2026-03-02T00:00:03.000Z"),
            Merged("an earlier time on a worse copy", Lines(final, Dated("2020-01-01T00:00:00Z", 1)), 2, "output=700 time=2020-01-01T00:00:00.000Z"),
            Merged("agent_progress and the final line", Lines(Embedded, final), 2, "side=false request=r1 output=700 time=2026-03-01T10:00:05.000Z"),
            Merged("agent_progress alone", Lines(Embedded), 1, "side=true output=7"),
            Merged("no request id on any copy", Lines(placeholder.Without("\"requestId\":\"r1\","), final.Without("\"requestId\":\"r1\",")), 2, "request=null output=700"),
            Merged("same output, larger total", Lines(placeholder.With("900", "901"), Copy("10:00:09", 2)), 2, $"read=901 {First} best=2026-03-01T10:00:00.000Z"),
            Merged("same totals, larger read", Lines(Line, Line.With("900", "902").With("\"input_tokens\":3", "\"input_tokens\":1")), 2, "read=902 input=1"),
            Merged("same totals, larger hour write", Lines(Line, Line.With(":30", ":10").With(":20", ":40")), 2, "write1h=40 write5m=10"),
            Merged("same totals, larger five-minute write", Lines(Line, Line
                .With("\"cache_creation_input_tokens\":50", "\"cache_creation_input_tokens\":51").With(":30", ":31").With("\"input_tokens\":3", "\"input_tokens\":2")), 2, "write5m=31"),
            Merged("same figures, smaller model", Lines(Line, Line.With("claude-x", "claude-X")), 2, "model=claude-X"),
            Merged("same figures, no session", Lines(Line, Line.With("\"s1\"", "null")), 2, "session=null"),
            Merged("same figures, smaller request", Lines(Line, Line.With("\"r1\"", "\"r0\"")), 2, "request=r0"),
            Merged("sidechain decides before cache read", Lines(Line, Line.With("900", "902").With("\"input_tokens\":3", "\"input_tokens\":1")
                .With("\"isSidechain\":false", "\"isSidechain\":true")), 2, "side=false read=900"),
            Merged("advisors merge like messages", Lines(Advised(1, 5), Advised(7, 4), Advised(2, 9)), 6, "id=m1 output=7", "id=m1#advisor-1 output=9"),
            Merged("two messages side by side", Lines(WithId("b"), WithId("a"), WithId("b")), 3, "id=a", "id=b"),
            Merged("ids that differ in case", Lines(WithId("A"), WithId("a")), 2, "id=A", "id=a"),
            Merged("over the largest message", Lines(Output("1000000000001"), WithId("b")), 2, "id=b"),
            Merged("over the largest message, smaller copy", Lines(Output("1000000000001"), Line), 2, "id=m1 output=7"),
            Merged("the largest message", Lines(WithUsage("""{"output_tokens":1000000000000}""")), 1, "output=1000000000000"),
        ];
    }

    private static string Copy(string time, int output) => Dated($"2026-03-01T{time}.000Z", output);

    private static string Dated(string timestamp, int output) => Timed($"\"{timestamp}\"").With(":7,", $":{output},");

    private static string Advised(int output, int advisor) =>
        Line.With(":7,", $":{output},\"iterations\":[{{\"type\":\"advisor_message\",\"model\":\"a\",\"output_tokens\":{advisor}}}],");

    private static string Iterating(string json) => Line.With(":7,", $":7,\"iterations\":{json},");
}
