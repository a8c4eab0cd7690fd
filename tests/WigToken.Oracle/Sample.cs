using System.Text;

namespace WigToken.Oracle;

/// <summary>The plain line that every case bends in one place.</summary>
internal static class Sample
{
    internal const string Usage =
        """
        {"input_tokens":3,"cache_creation_input_tokens":50,"cache_read_input_tokens":900,"cache_creation":{"ephemeral_5m_input_tokens":30,"ephemeral_1h_input_tokens":20},"output_tokens":7,"service_tier":"standard"}
        """;

    internal const string Message =
        $$"""
        {"model":"claude-x","id":"m1","type":"message","role":"assistant","content":[{"type":"text","text":"hello"}],"stop_reason":"end_turn","usage":{{Usage}}}
        """;

    internal const string Line =
        $$"""
        {"parentUuid":null,"isSidechain":false,"message":{{Message}},"requestId":"r1","type":"assistant","uuid":"u1","timestamp":"2026-03-01T10:00:00.000Z","sessionId":"s1","version":"2.1.220"}
        """;

    /// <summary>What <see cref="Line"/> counts as.</summary>
    internal const string Plain =
        "id=m1 model=claude-x request=r1 session=s1 side=false time=2026-03-01T10:00:00.000Z " +
        "input=3 output=7 write5m=30 write1h=20 read=900";

    internal const string Other =
        """
        {"type":"user","message":{"role":"user","content":"go on"},"uuid":"u0","timestamp":"2026-03-01T09:59:00.000Z","sessionId":"s1"}
        """;

    internal const string Embedded =
        $$"""
        {"type":"progress","isSidechain":false,"data":{"message":{"type":"assistant","timestamp":"2026-03-01T10:00:05.000Z","message":{{Message}},"requestId":"r2","uuid":"u2"},"type":"agent_progress","prompt":"look","agentId":"a1"},"toolUseID":"t1","uuid":"u3","timestamp":"2026-03-01T10:00:06.000Z","sessionId":"s1"}
        """;

    internal static string WithId(string id) => Line.With("\"id\":\"m1\"", $"\"id\":\"{id}\"");

    internal static string WithText(string json) => Line.With("\"hello\"", json);

    internal static string WithUsage(string json) => Line.With(Usage, json);

    /// <summary>A text with one place changed; a case that changes nothing would prove nothing, so that is an error.</summary>
    internal static string With(this string text, string old, string replacement)
    {
        var at = text.IndexOf(old, StringComparison.Ordinal);
        if (at < 0 || text.IndexOf(old, at + 1, StringComparison.Ordinal) >= 0)
            throw new ArgumentException($"'{old}' must stand exactly once in the sample.", nameof(old));
        return text[..at] + replacement + text[(at + old.Length)..];
    }

    internal static string Without(this string text, string old) => text.With(old, "");

    internal static string Lines(params string[] lines) => string.Concat(lines.Select(line => line + "\n"));

    internal static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);

    /// <summary>Every character below U+0100 as that one byte, to write what is not UTF-8.</summary>
    internal static byte[] Raw(string text) => Encoding.Latin1.GetBytes(text);
}
