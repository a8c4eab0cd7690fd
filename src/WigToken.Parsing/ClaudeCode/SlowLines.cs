using System.Text.Json;
using WigToken.Parsing.Json;

namespace WigToken.Parsing.ClaudeCode;

/// <summary>Reads every line there can be, broken ones too: the way that decides.</summary>
internal sealed class SlowLines : ITranscriptFormat
{
    public string Source => ClaudeCodeFormat.Source;

    /// <remarks>
    /// The bytes <c>"usage"</c> cannot stand inside a JSON string, since its quotes are escaped there. A key may be written with escapes
    /// (<c>"\u0075sage"</c>); every letter of it begins <c>\u006</c> or <c>\u007</c>.
    /// </remarks>
    public int IndexOfUsage(ReadOnlySpan<byte> bytes, out int lineFeeds)
    {
        lineFeeds = 0;
        for (int start = 0, length; start < bytes.Length; start += length + 1)
        {
            var end = bytes[start..].IndexOf((byte)'\n');
            length = end < 0 ? bytes.Length - start : end;
            var line = bytes.Slice(start, length);
            if (line.IndexOf("\"usage\""u8) >= 0 || line.IndexOf("\\u006"u8) >= 0 || line.IndexOf("\\u007"u8) >= 0)
                return start;
            lineFeeds += end < 0 ? 0 : 1;
        }

        return -1;
    }

    public void ReadLine(ReadOnlySpan<byte> line, long offset, IUsageHandler handler)
    {
        var position = 0;
        while (true)
        {
            while (position < line.Length && WholeObjects.IsFiller(line[position]))
                position++;
            if (position == line.Length)
                return;
            try
            {
                position += ReadRecord(line[position..], offset, handler);
            }
            catch (JsonException)
            {
                var next = WholeObjects.FindSuffix(line, position + 1);
                handler.Skipped(next >= 0 || IsCut(line[position..]) ? SkipReason.Cut : SkipReason.Malformed, offset);
                if (next < 0)
                    return;
                position = next;
            }
        }
    }

    public long? ReadTimestamp(ReadOnlySpan<byte> line)
    {
        var json = new Utf8JsonCursor(line);
        try
        {
            return json.EnterObject() && LineFields.ReadTimestamp(ref json) is { } timestamp && json.IsAtEnd() ? timestamp : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Reads the record at the start of <paramref name="text"/> and returns its length.</summary>
    private static int ReadRecord(ReadOnlySpan<byte> text, long offset, IUsageHandler handler)
    {
        var json = new Utf8JsonCursor(text);
        if (json.EnterObject())
        {
            var fields = LineFields.Read(ref json);
            fields.Report(offset, handler);
        }

        return json.Consumed;
    }

    private static bool IsCut(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json, isFinalBlock: false, new JsonReaderState(Utf8JsonCursor.Options));
        try
        {
            return !(reader.Read() && reader.TrySkip());
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
