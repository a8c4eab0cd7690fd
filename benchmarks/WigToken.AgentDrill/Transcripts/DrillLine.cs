using System.Globalization;
using System.Text;
using WigToken.Oracle;

namespace WigToken.AgentDrill.Transcripts;

/// <summary>A line of a transcript, and the copy of a message that it carries.</summary>
/// <param name="Bytes">It, with its line feed.</param>
/// <param name="Copy">What a reader must find on it; null for a line that carries no usage.</param>
internal sealed record DrillLine(byte[] Bytes, OracleCopy? Copy)
{
    private const string Padding = "Aus dem Verlauf: 한글 🙂 \\\"usage\\\":{ — ";

    public static DrillLine Usage(OracleCopy copy, int padding, string uuid)
    {
        var counts = copy.Counts;
        var time = DateTimeOffset.FromUnixTimeMilliseconds(copy.TimestampMs).ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
        return new DrillLine(
            Encode(string.Create(CultureInfo.InvariantCulture, $$$$"""
                {"parentUuid":null,"isSidechain":{{{{(copy.IsSidechain ? "true" : "false")}}}},"userType":"external","cwd":"/home/alice/app","sessionId":"{{{{copy.SessionId}}}}","version":"2.1.220","message":{"model":"{{{{copy.Model}}}}","id":"{{{{copy.Id}}}}","type":"message","role":"assistant","content":[{"type":"text","text":"{{{{Text(padding)}}}}"}],"stop_reason":null,"usage":{"input_tokens":{{{{counts.Input}}}},"cache_creation_input_tokens":{{{{counts.CacheCreation5Minutes + counts.CacheCreation1Hour}}}},"cache_read_input_tokens":{{{{counts.CacheRead}}}},"cache_creation":{"ephemeral_5m_input_tokens":{{{{counts.CacheCreation5Minutes}}}},"ephemeral_1h_input_tokens":{{{{counts.CacheCreation1Hour}}}}},"output_tokens":{{{{counts.Output}}}},"service_tier":"standard"}},"requestId":"{{{{copy.RequestId}}}}","type":"assistant","uuid":"{{{{uuid}}}}","timestamp":"{{{{time}}}}"}
                """)),
            copy);
    }

    public static DrillLine Other(int padding, string uuid) => new(
        Encode($$$"""{"type":"user","message":{"role":"user","content":"{{{Text(padding)}}}"},"uuid":"{{{uuid}}}","timestamp":"2026-05-01T10:00:00.000Z"}"""), null);

    private static byte[] Encode(string line) => Encoding.UTF8.GetBytes(line + "\n");

    private static string Text(int length)
    {
        var text = new StringBuilder();
        while (text.Length < length)
            text.Append(Padding);
        return text.ToString();
    }
}
