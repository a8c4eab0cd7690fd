namespace WigToken.Agent.Tests;

/// <summary>Transcript lines.</summary>
internal static class Lines
{
    /// <summary>An assistant line without its line feed. Its last bytes are its own as long as <paramref name="uuid"/>, or else the id, is.</summary>
    public static string Usage(string id, long output = 7, string text = "hello", string timestamp = "2026-03-01T10:00:00.000Z", string? uuid = null) =>
        $$$"""
        {"parentUuid":null,"isSidechain":false,"timestamp":"{{{timestamp}}}","message":{"model":"claude-x","id":"{{{id}}}","type":"message","role":"assistant","content":[{"type":"text","text":"{{{text}}}"}],"usage":{"input_tokens":3,"cache_creation_input_tokens":50,"cache_read_input_tokens":900,"output_tokens":{{{output}}}}},"requestId":"r-{{{id}}}","type":"assistant","sessionId":"s1","uuid":"u-{{{uuid ?? id}}}"}
        """;

    /// <summary>Whole assistant lines.</summary>
    public static string Of(params string[] ids) => string.Concat(ids.Select(static id => Usage(id) + "\n"));

    /// <summary>Whole assistant lines of about so many bytes together, with ids that begin so.</summary>
    public static IEnumerable<string> Many(string prefix, long bytes)
    {
        var text = new string('x', 50_000);
        for (long i = 0, written = 0; written < bytes; i++)
        {
            var line = Usage($"{prefix}{i}", text: text);
            written += line.Length + 1;
            yield return line;
        }
    }
}
