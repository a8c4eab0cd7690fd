namespace WigToken.Agent.Host.Tests.Running;

/// <summary>A token as servers issue them, and transcripts as Claude Code writes them.</summary>
internal static class Samples
{
    public const string Token = "wts_2URI7ZaB3cD4eF5gH6iJ7kL8mN9oP0qR1sT2uV3wX4yZ5AbCd";

    /// <summary>One message.</summary>
    public static string Line(string id, int output = 310) =>
        $$$"""
        {"parentUuid":null,"isSidechain":false,"sessionId":"s-1","message":{"model":"claude-opus-4-1","id":"{{{id}}}","type":"message","role":"assistant","content":[{"type":"text","text":"CANARY"}],"usage":{"input_tokens":4,"output_tokens":{{{output}}}} },"requestId":"req_{{{id}}}","type":"assistant","uuid":"u-{{{id}}}","timestamp":"2026-05-01T10:00:00.000Z"}
        """ + "\n";

    /// <summary>Several, one after another.</summary>
    public static IEnumerable<string> Lines(int count) => Enumerable.Range(0, count).Select(static i => Line($"msg_{i}", i + 1));

    /// <summary>What Claude Code tells a hook.</summary>
    public static string Hook(string transcript) =>
        $$"""{"session_id":"s-1","transcript_path":"{{transcript}}","cwd":"/home/alice/app","hook_event_name":"Stop","stop_hook_active":false}""";
}
