using System.Text.Json;

namespace WigToken.Parsing.Json;

/// <summary>
/// Finds whole objects behind a broken beginning. A crash or a full disk leaves lines such as <c>{"a":"cu{"a":1}</c>: a record that was
/// cut, followed by the next one without a line feed.
/// </summary>
internal static class WholeObjects
{
    /// <summary>
    /// The leftmost position from which the line is nothing but whole objects up to its end; -1 if there is none at or after
    /// <paramref name="from"/>. Works backwards from the end, where the state is known to be "outside a string", so it is linear.
    /// </summary>
    public static int FindSuffix(ReadOnlySpan<byte> line, int from)
    {
        var found = -1;
        var end = line.Length;
        while (true)
        {
            while (end > from && IsFiller(line[end - 1]))
                end--;
            var start = MatchBackwards(line, from, end);
            if (start < 0 || !IsOneObject(line[start..end]))
                return found;
            found = end = start;
        }
    }

    /// <summary>JSON white space, and the NUL bytes that a crash leaves where a file system had reserved room.</summary>
    public static bool IsFiller(byte value) => value is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n' or 0;

    private static int MatchBackwards(ReadOnlySpan<byte> line, int from, int end)
    {
        if (end <= from || line[end - 1] != '}')
            return -1;
        var depth = 0;
        var inString = false;
        for (var i = end - 1; i >= from; i--)
        {
            var value = line[i];
            if (value == '"')
                inString = !inString || IsEscaped(line, i);
            else if (inString)
                continue;
            else if (value is (byte)'}' or (byte)']')
                depth++;
            else if (value is (byte)'{' or (byte)'[' && --depth == 0)
                return value == '{' ? i : -1;
        }

        return -1;
    }

    private static bool IsEscaped(ReadOnlySpan<byte> line, int quote)
    {
        var backslashes = 0;
        while (quote - backslashes > 0 && line[quote - backslashes - 1] == '\\')
            backslashes++;
        return (backslashes & 1) == 1;
    }

    private static bool IsOneObject(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json, isFinalBlock: false, new JsonReaderState(Utf8JsonCursor.Options));
        try
        {
            return reader.Read() && reader.TrySkip() && reader.BytesConsumed == json.Length;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
