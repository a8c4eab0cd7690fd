using System.Text.Json;
using WigToken.Parsing;
using WigToken.Parsing.ClaudeCode;

namespace WigToken.Benchmarks;

/// <summary>
/// The lines of a file that any JSON reader gets right: one whole object each; no key of usage spelled with escapes, no advisor calls,
/// and a timestamp where there is usage.
/// </summary>
internal static class OrdinaryLines
{
    public static byte[] Of(ReadOnlySpan<byte> file)
    {
        var ordinary = new MemoryStream(file.Length);
        foreach (var range in file.Split((byte)'\n'))
        {
            var line = file[range];
            if (!IsOrdinary(line))
                continue;
            ordinary.Write(line);
            ordinary.WriteByte((byte)'\n');
        }

        return ordinary.ToArray();
    }

    private static bool IsOrdinary(ReadOnlySpan<byte> line)
    {
        var json = new Utf8JsonReader(line);
        try
        {
            if (!JsonDocument.TryParseValue(ref json, out var document))
                return false;
            document.Dispose();
            if (json.Read())
                return false;
        }
        catch (JsonException)
        {
            return false;
        }

        var copies = new Copies();
        var slow = ClaudeCodeFormat.Ways[0];
        var isMentioned = slow.IndexOfUsage(line, out _) >= 0;
        if (isMentioned)
            slow.ReadLine(line, 0, copies);
        return !isMentioned || (line.IndexOf("\"usage\""u8) >= 0 && copies is { Count: <= 1, HaveTimestamps: true, IsMalformed: false });
    }

    private sealed class Copies : IUsageHandler
    {
        public int Count { get; private set; }

        public bool HaveTimestamps { get; private set; } = true;

        public bool IsMalformed { get; private set; }

        public void Usage(in UsageLine line)
        {
            Count++;
            HaveTimestamps &= line.TimestampMs != UsageLine.NoTimestamp;
        }

        public void Skipped(SkipReason reason, long offset) => IsMalformed |= reason == SkipReason.Malformed;
    }
}
