using static WigToken.Oracle.Sample;

namespace WigToken.Oracle;

public static partial class NastyLines
{
    private const string Decoy =
        """
        {"type":"assistant","id":"no","model":"no","timestamp":"1999-01-01T00:00:00Z","requestId":"no","sessionId":"no","isSidechain":true,"message":{"id":"no","model":"no","usage":{"input_tokens":9,"output_tokens":9}},"usage":{"input_tokens":8,"output_tokens":8}}
        """;

    private static IEnumerable<NastyLine> Shapes() =>
    [
        Nothing("type user", Lines(Line.With("\"type\":\"assistant\"", "\"type\":\"user\""))),
        Nothing("type in capitals", Lines(Line.With("\"type\":\"assistant\"", "\"type\":\"Assistant\""))),
        Nothing("type an array", Lines(Line.With("\"type\":\"assistant\"", "\"type\":[\"assistant\"]"))),
        Nothing("type null", Lines(Line.With("\"type\":\"assistant\"", "\"type\":null"))),
        Nothing("no type", Lines(Line.Without("\"type\":\"assistant\","))),
        Nothing("no message", Lines("""{"type":"assistant","timestamp":"2026-03-01T10:00:00Z"}""")),
        Nothing("message null", Lines(Line.With(Message, "null"))),
        Nothing("message an array", Lines(Line.With(Message, $"[{Message}]"))),
        Nothing("message a string", Lines(Line.With(Message, "\"text\""))),
        Nothing("no usage", Lines(Line.Without(",\"usage\":" + Usage))),
        Nothing("usage null", Lines(WithUsage("null"))),
        Nothing("usage an array", Lines(WithUsage($"[{Usage}]"))),
        Nothing("usage a string", Lines(WithUsage("\"3\""))),
        Nothing("usage at the root only", Lines(Line.Without(",\"usage\":" + Usage).With("\"uuid\":\"u1\"", "\"usage\":" + Usage))),
        Counted("usage empty", Lines(WithUsage("{}")), "id=m1 input=0 output=0 write5m=0 write1h=0 read=0"),
        Counted("message type not looked at", Lines(Line.With("\"type\":\"message\"", "\"type\":17")), Plain),
        Counted("role not looked at", Lines(Line.With("\"role\":\"assistant\"", "\"role\":\"user\"")), Plain),
        Counted("sidechain", Lines(Line.With("\"isSidechain\":false", "\"isSidechain\":true")), "side=true"),
        Counted("sidechain null", Lines(Line.With("\"isSidechain\":false", "\"isSidechain\":null")), Plain),
        Counted("sidechain a string", Lines(Line.With("\"isSidechain\":false", "\"isSidechain\":\"true\"")), Plain),
        Counted("no sidechain", Lines(Line.Without("\"isSidechain\":false,")), Plain),
        Counted("unknown keys and odd values", Lines(Line.With("\"version\":\"2.1.220\"", "\"version\":[2],\"speed\":{\"x\":1e400},\"\":0")), Plain),
        Counted("nulls everywhere", Lines(WithText("null").With("\"stop_reason\":\"end_turn\"", "\"stop_reason\":null,\"container\":null")
            .With("\"standard\"", "null,\"server_tool_use\":null,\"iterations\":null,\"speed\":null,\"inference_geo\":null")
            .With("\"2.1.220\"", "null,\"slug\":null")), Plain),
        Counted("content null", Lines(Line.With("""[{"type":"text","text":"hello"}]""", "null")), Plain),
        Counted("only what is needed", Lines("""{"type":"assistant","message":{"id":"m1","usage":{"output_tokens":1}}}"""),
            "id=m1 model=unknown request=null session=null side=false time=2023-11-14T22:13:20.000Z output=1"),
        Counted("1.0 layout", Lines(
            """{"parentUuid":"p","isSidechain":false,"userType":"external","cwd":"/w","sessionId":"s","version":"1.0.72","gitBranch":"main","message":{"id":"m","type":"message","role":"assistant","model":"claude-s","content":[],"stop_reason":null,"stop_sequence":null,"usage":{"input_tokens":4,"cache_creation_input_tokens":6,"cache_read_input_tokens":900,"output_tokens":7,"service_tier":"standard"}},"requestId":"q","type":"assistant","uuid":"u","timestamp":"2025-07-01T10:00:00.000Z"}"""),
            "id=m model=claude-s request=q session=s input=4 output=7 write5m=6 write1h=0 read=900 time=2025-07-01T10:00:00.000Z"),
        Counted("0.2 layout", Lines(
            """{"parentUuid":"p","cwd":"/w","sessionId":"s","version":"0.2.9","type":"assistant","message":{"id":"m","model":"claude-s","usage":{"input_tokens":4,"output_tokens":7}},"costUSD":0.01,"durationMs":1200,"uuid":"u","timestamp":"2025-03-01T10:00:00.000Z"}"""),
            "id=m request=null session=s input=4 output=7 write5m=0 write1h=0 read=0"),
        Counted("sorted keys", Lines(
            """{"agentId":"a","cwd":"/w","isSidechain":true,"message":{"content":[{"input":{"usage":{"output_tokens":99}},"type":"tool_use"}],"id":"m","model":"claude-s","role":"assistant","stop_reason":"tool_use","type":"message","usage":{"cache_creation":{"ephemeral_1h_input_tokens":2,"ephemeral_5m_input_tokens":1},"cache_creation_input_tokens":3,"cache_read_input_tokens":4,"input_tokens":5,"output_tokens":6}},"requestId":"q","sessionId":"s","timestamp":"2026-06-01T10:00:00.000Z","type":"assistant","uuid":"u"}"""),
            "id=m model=claude-s request=q session=s side=true input=5 output=6 write5m=1 write1h=2 read=4"),
        Counted("usage before everything", Lines(
            """{"message":{"usage":{"output_tokens":6,"input_tokens":5},"model":"claude-s","id":"m"},"type":"assistant"}"""),
            "id=m model=claude-s input=5 output=6"),
    ];

    private static IEnumerable<NastyLine> Decoys() =>
    [
        Counted("decoys before the true keys", Lines(Line.With("{\"parentUuid\":null", "{\"decoy\":" + Decoy)), Plain),
        Counted("decoys behind the true keys", Lines(Line.With("\"version\":\"2.1.220\"", "\"decoy\":" + Decoy)), Plain),
        Counted("decoys in the message before the true keys", Lines(Line.With("{\"model\"", $"{{\"container\":{Decoy},\"model\"")), Plain),
        Counted("decoys in the message behind the true keys", Lines(Line.With(Usage, $"{Usage},\"diagnostics\":{Decoy}")), Plain),
        Counted("decoys in usage", Lines(Line.With("{\"input_tokens\":3", $"{{\"details\":{Decoy},\"input_tokens\":3")), Plain),
        Counted("decoys in cache_creation", Lines(Line.With("{\"ephemeral_5m", $"{{\"details\":{Decoy},\"ephemeral_5m")), Plain),
        Counted("decoys in a tool input", Lines(WithText(Decoy)), Plain),
        Counted("decoys in an array in an array", Lines(WithText($"[[[{Decoy},{Decoy}]]]")), Plain),
        Counted("decoys as strings", Lines(WithText("\"\\\"type\\\":\\\"user\\\",\\\"usage\\\":{\\\"output_tokens\\\":99}\"")), Plain),
        Counted("keys as values", Lines(WithText("[\"usage\",\"message\",\"id\",\"model\",\"type\",\"timestamp\",\"output_tokens\"]")), Plain),
        Nothing("user line with toolUseResult.usage", Lines(
            $$"""{"type":"user","message":{"role":"user","content":[]},"toolUseResult":{"status":"completed","totalTokens":99,"usage":{{Usage}}},"timestamp":"2026-03-01T10:00:00Z"}""")),
        Nothing("user line with message.usage", Lines(Line.With("\"type\":\"assistant\"", "\"type\":\"user\""))),
        Nothing("cost-state", Lines(
            """{"type":"cost-state","sessionId":"s1","totalCostUSD":1.5,"modelUsage":{"claude-h":{"inputTokens":5,"outputTokens":6}}}""")),
        Nothing("result", Lines($$"""{"type":"result","subtype":"success","usage":{{Usage}},"message":{{Message}},"total_cost_usd":0.1}""")),
        Nothing("journal result that holds a record", Lines($$"""{"type":"result","key":"k","result":{{Line}}}""")),
        Nothing("system line", Lines("""{"type":"system","subtype":"compact_boundary","parentUuid":null,"compactMetadata":{"preTokens":900}}""")),
        Nothing("summary without a timestamp", Lines("""{"type":"summary","summary":"usage","leafUuid":"u"}""")),
        Counted("a user line that looks like the assistant's", Lines(
            Other.With("\"go on\"", "[{\"type\":\"assistant\",\"usage\":{\"output_tokens\":1}}]"), Line), Plain),
    ];

    private static IEnumerable<NastyLine> Progress() =>
    [
        Counted("agent_progress", Lines(Embedded),
            "id=m1 model=claude-x request=r2 session=s1 side=true time=2026-03-01T10:00:05.000Z input=3 output=7 write5m=30 write1h=20 read=900"),
        Counted("agent_progress, timestamp outside only", Lines(Embedded.Without("\"timestamp\":\"2026-03-01T10:00:05.000Z\",")),
            "time=2026-03-01T10:00:06.000Z"),
        Counted("agent_progress, request id outside only",
            Lines(Embedded.Without("\"requestId\":\"r2\",").With("\"uuid\":\"u3\"", "\"requestId\":\"r3\"")), "request=null"),
        Counted("agent_progress, session id inside is not looked at",
            Lines(Embedded.With("\"requestId\":\"r2\"", "\"requestId\":\"r2\",\"sessionId\":\"s2\"")), "session=s1"),
        Counted("agent_progress, types last", Lines($$$"""{"data":{"message":{"message":{{{Message}}},"type":"assistant"},"type":"agent_progress"},"type":"progress"}"""),
            "id=m1 side=true time=2023-11-14T22:13:20.000Z"),
        Nothing("agent_progress with a user message", Lines(Embedded.With("\"type\":\"assistant\"", "\"type\":\"user\""))),
        Nothing("bash_progress", Lines(Embedded.With("agent_progress", "bash_progress"))),
        Nothing("data of another root type", Lines(Embedded.With("{\"type\":\"progress\"", "{\"type\":\"system\""))),
        Nothing("agent_progress one level too high", Lines($$$"""{"type":"progress","data":{"type":"agent_progress","message":{{{Message}}}}}""")),
        Nothing("data an array", Lines("""{"type":"progress","data":[{"type":"agent_progress"}]}""")),
        Nothing("agent_progress with an api error of zero tokens", Lines(
            Embedded.With(Usage, "{\"output_tokens\":0}").With("\"requestId\"", "\"isApiErrorMessage\":true,\"requestId\""))),
        Counted("assistant line with progress data beside", Lines(
            Line.With("\"uuid\":\"u1\"", "\"data\":{\"type\":\"agent_progress\",\"message\":" + Decoy + "}")), Plain),
    ];
}
