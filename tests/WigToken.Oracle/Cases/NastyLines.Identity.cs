using static WigToken.Oracle.Sample;

namespace WigToken.Oracle;

public static partial class NastyLines
{
    private static IEnumerable<NastyLine> Iterations() =>
    [
        Counted("iterations null", Lines(Iterating("null")), Plain),
        Counted("iterations empty", Lines(Iterating("[]")), Plain),
        Counted("iterations an object", Lines(Iterating("{\"type\":\"advisor_message\",\"output_tokens\":1}")), Plain),
        Counted("iterations of other types", Lines(Iterating(
            """[{"type":"message","input_tokens":3,"output_tokens":7},{"type":"fallback_message","output_tokens":5},{"type":"compaction","output_tokens":6},{"type":"news","output_tokens":-1}]""")), Plain),
        Counted("one advisor", Lines(Iterating(
            """[{"type":"message","output_tokens":7},{"type":"advisor_message","model":"claude-a","input_tokens":11,"cache_creation_input_tokens":12,"cache_read_input_tokens":13,"cache_creation":{"ephemeral_1h_input_tokens":12},"output_tokens":14}]""")),
            Plain,
            "id=m1#advisor-1 model=claude-a request=r1 session=s1 side=false time=2026-03-01T10:00:00.000Z input=11 output=14 write5m=0 write1h=12 read=13"),
        Counted("two advisors among others", Lines(Iterating(
            """[null,{"type":"advisor_message","model":"a","output_tokens":1},7,{"type":"message"},[],{"output_tokens":2,"model":null,"type":"advisor_message"}]""")),
            Plain, "id=m1#advisor-1 model=a output=1", "id=m1#advisor-2 model=unknown output=2"),
        Counted("advisor of zero tokens", Lines(Iterating("""[{"type":"advisor_message","model":"a"}]""")), Plain, "id=m1#advisor-1 input=0 output=0"),
        Counted("advisor type escaped", Lines(Iterating("""[{"ty\u0070e":"advisor\u005fmessage","output_tokens":1}]""")), Plain, "id=m1#advisor-1 output=1"),
        Counted("advisor type in an object below", Lines(Iterating("""[{"type":"message","x":{"type":"advisor_message","output_tokens":1}}]""")), Plain),
        Counted("iterations in front of the figures", Lines(Line.With("{\"input_tokens\":3",
            "{\"iterations\":[{\"type\":\"advisor_message\",\"output_tokens\":1,\"input_tokens\":2}],\"input_tokens\":3")), Plain, "id=m1#advisor-1 input=2"),
        Counted("iterations beside usage", Lines(Line.With("\"usage\"", "\"iterations\":[{\"type\":\"advisor_message\",\"output_tokens\":1}],\"usage\"")), Plain),
        Counted("advisor in agent_progress", Lines(Embedded.With(":7,", ":7,\"iterations\":[{\"type\":\"advisor_message\",\"output_tokens\":1}],")),
            "id=m1 side=true", "id=m1#advisor-1 side=true request=r2"),
        Nothing("advisor with a bad figure", Lines(Iterating("""[{"type":"advisor_message","output_tokens":1},{"type":"advisor_message","output_tokens":1.5}]"""))),
        Nothing("advisor with an unreadable model", Lines(Iterating("""[{"type":"advisor_message","model":"\ud83d","output_tokens":1}]"""))),
        Nothing("advisor of a synthetic message", Lines(WithUsage("""{"output_tokens":0,"iterations":[{"type":"advisor_message","output_tokens":1}]}""")
            .With("claude-x", "<synthetic>"))),
        Nothing("usage inside an iteration only", Lines(Line.With(Usage, "null,\"iterations\":[{\"usage\":{\"output_tokens\":1}}]"))),
    ];

    private static IEnumerable<NastyLine> Exclusions()
    {
        var nothing = """{"input_tokens":0,"output_tokens":0,"cache_creation_input_tokens":0,"cache_read_input_tokens":0,"service_tier":null,"iterations":null}""";
        var synthetic = WithUsage(nothing).With("claude-x", "<synthetic>");
        var failed = Line.With("\"uuid\"", "\"isApiErrorMessage\":true,\"uuid\"");
        return
        [
            Nothing("synthetic", Lines(synthetic)),
            Nothing("synthetic that is an api error", Lines(synthetic.With("\"uuid\"", "\"isApiErrorMessage\":true,\"uuid\""))),
            Counted("synthetic with tokens", Lines(Line.With("claude-x", "<synthetic>")), "model=<synthetic> output=7"),
            Counted("synthetic with cache reads only", Lines(synthetic.With("\"cache_read_input_tokens\":0", "\"cache_read_input_tokens\":5")), "read=5"),
            Nothing("api error without tokens", Lines(failed.With(Usage, nothing))),
            Counted("api error with tokens", Lines(failed), Plain),
            Counted("not an api error, no tokens", Lines(WithUsage(nothing).With("\"uuid\"", "\"isApiErrorMessage\":false,\"uuid\"")), "output=0"),
            Counted("api error mark in the message does not matter", Lines(WithUsage(nothing).With("\"role\"", "\"isApiErrorMessage\":true,\"role\"")), "output=0"),
            Counted("api error mark a string", Lines(WithUsage(nothing).With("\"uuid\"", "\"isApiErrorMessage\":\"true\",\"uuid\"")), "output=0"),
            Counted("zero tokens of a real model", Lines(WithUsage(nothing)), "id=m1 input=0 output=0"),
        ];
    }

    private static IEnumerable<NastyLine> Identity() =>
    [
        Nothing("id empty", Lines(WithId(""))),
        Nothing("id missing", Lines(Line.Without("\"id\":\"m1\","))),
        Nothing("id null", Lines(Line.With("\"id\":\"m1\"", "\"id\":null"))),
        Nothing("id a number", Lines(Line.With("\"id\":\"m1\"", "\"id\":1"))),
        Nothing("id an object", Lines(Line.With("\"id\":\"m1\"", "\"id\":{\"id\":\"m1\"}"))),
        Counted("id of 512", Lines(WithId(new string('i', 512))), "output=7"),
        Nothing("id of 513", Lines(WithId(new string('i', 513)))),
        Counted("id of 512 written as escapes", Lines(WithId(string.Concat(Enumerable.Repeat("\\u0069", 512)))), $"id={new string('i', 512)}"),
        Counted("id of 256 pairs", Lines(WithId(string.Concat(Enumerable.Repeat("😀", 256)))), "output=7"),
        Nothing("id of 257 pairs", Lines(WithId(string.Concat(Enumerable.Repeat("😀", 257))))),
        Counted("model of 128", Lines(Line.With("claude-x", new string('m', 128))), $"model={new string('m', 128)}"),
        Nothing("model of 129", Lines(Line.With("claude-x", new string('m', 129)))),
        Counted("model empty", Lines(Line.With("claude-x", "")), "model=unknown"),
        Counted("model null", Lines(Line.With("\"claude-x\"", "null")), "model=unknown"),
        Counted("model a number", Lines(Line.With("\"claude-x\"", "4")), "model=unknown"),
        Counted("model missing", Lines(Line.Without("\"model\":\"claude-x\",")), "model=unknown"),
        Counted("model at the root only", Lines(Line.Without("\"model\":\"claude-x\",").With("\"uuid\"", "\"model\":\"no\",\"uuid\"")), "model=unknown"),
        Counted("request missing", Lines(Line.Without("\"requestId\":\"r1\",")), "request=null"),
        Counted("request null, session a number", Lines(Line.With("\"r1\"", "null").With("\"s1\"", "1")), "request=null session=null"),
        Counted("request in the message only", Lines(Line.Without("\"requestId\":\"r1\",").With("\"role\"", "\"requestId\":\"no\",\"role\"")), "request=null"),
    ];
}
