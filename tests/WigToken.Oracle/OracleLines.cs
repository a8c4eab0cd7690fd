using System.Text.Json;

namespace WigToken.Oracle;

/// <summary>Reads a transcript the slow and obvious way, so that a fast reader has something to be compared with.</summary>
public static class OracleLines
{
    /// <summary>Bytes; a line longer than this, without its line feed, is skipped.</summary>
    public const int LongestLine = 256 * 1024 * 1024;

    /// <summary>The counted records of a file in the order they stand there.</summary>
    /// <param name="file">The whole file.</param>
    /// <param name="fallbackTimestampMs">For a record that has no timestamp and no earlier line that has one.</param>
    public static IReadOnlyList<OracleCopy> Read(byte[] file, long fallbackTimestampMs)
    {
        ArgumentNullException.ThrowIfNull(file);

        var copies = new List<OracleCopy>();
        var neighbourMs = fallbackTimestampMs;
        var start = 0;
        while (start < file.Length)
        {
            var feed = Array.IndexOf(file, (byte)'\n', start);
            var end = feed < 0 ? file.Length : feed;
            var content = start == 0 && file.AsSpan().StartsWith("\uFEFF"u8) ? 3 : start;
            if (end - content <= LongestLine)
            {
                var line = file[content..end];
                foreach (var value in Values(line))
                    copies.AddRange(OracleRecords.Read(value, start, neighbourMs));
                neighbourMs = TimestampOfWholeLine(line) ?? neighbourMs;
            }

            start = end + 1;
        }

        return copies;
    }

    /// <summary>Every whole value on a line; after something broken, the ones that stand behind it.</summary>
    private static IEnumerable<JsonElement> Values(byte[] line)
    {
        var position = SkipBlanks(line, 0);
        while (position < line.Length)
        {
            if (OracleJson.TryRead(line, position, out var value, out var end))
            {
                yield return value;
                position = SkipBlanks(line, end);
                continue;
            }

            do
                position = Array.IndexOf(line, (byte)'{', position + 1);
            while (position >= 0 && !IsObjectsToTheEnd(line, position));
            if (position < 0)
                yield break;
        }
    }

    private static bool IsObjectsToTheEnd(byte[] line, int position)
    {
        while (position < line.Length)
        {
            if (!OracleJson.TryRead(line, position, out var value, out var end) || value.ValueKind != JsonValueKind.Object)
                return false;
            position = SkipBlanks(line, end);
        }

        return true;
    }

    private static int SkipBlanks(byte[] line, int position)
    {
        while (position < line.Length && line[position] is (byte)' ' or (byte)'\t' or (byte)'\r' or 0)
            position++;
        return position;
    }

    /// <summary>Only a line that is one JSON object and nothing else lends its timestamp; NUL bytes make it a recovered one.</summary>
    private static long? TimestampOfWholeLine(byte[] line)
    {
        var isWhole = OracleJson.TryRead(line, 0, out var root, out var end) && line.AsSpan(end).Trim(" \t\r"u8).IsEmpty;
        return isWhole ? OracleTime.Read(root.Member("timestamp").Text()) : null;
    }
}
