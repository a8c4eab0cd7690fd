using System.Buffers;

namespace WigToken.Parsing.Json.Simd;

/// <summary>Checks strings, numbers, <c>true</c>, <c>false</c> and <c>null</c>.</summary>
internal static class JsonScalars
{
    private static readonly SearchValues<byte> Plain =
        SearchValues.Create([.. Enumerable.Range(' ', 0x80 - ' ').Where(static value => value != '\\').Select(static value => (byte)value)]);

    /// <summary>Whether the inside of a string is ASCII without escapes, so that its bytes are its text.</summary>
    public static bool IsPlain(ReadOnlySpan<byte> text) => !text.ContainsAnyExcept(Plain);

    /// <summary>Whether a number or literal stands here, and ends.</summary>
    public static bool IsScalar(ReadOnlySpan<byte> json, int at)
    {
        if (at >= json.Length)
            return false;
        return json[at] switch
        {
            (byte)'t' => IsLiteral(json, at, "true"u8),
            (byte)'f' => IsLiteral(json, at, "false"u8),
            (byte)'n' => IsLiteral(json, at, "null"u8),
            _ => IsNumber(json, at),
        };
    }

    /// <summary>Whether a scalar that stands before this position is over. Anything rarer than these bytes is left to the slow path.</summary>
    public static bool IsEnd(ReadOnlySpan<byte> json, int at) => at < json.Length && json[at] is (byte)',' or (byte)'}' or (byte)']' or (byte)' ';

    private static bool IsLiteral(ReadOnlySpan<byte> json, int at, ReadOnlySpan<byte> literal) =>
        json[at..].StartsWith(literal) && IsEnd(json, at + literal.Length);

    private static bool IsNumber(ReadOnlySpan<byte> json, int at)
    {
        if (json[at] == '-')
            at++;
        var first = at;
        if (!TrySkipDigits(json, ref at) || (json[first] == '0' && at - first > 1))
            return false;
        if (at < json.Length && json[at] == '.')
        {
            at++;
            if (!TrySkipDigits(json, ref at))
                return false;
        }

        if (at < json.Length && (json[at] | 0x20) == 'e')
        {
            at++;
            if (at < json.Length && json[at] is (byte)'+' or (byte)'-')
                at++;
            if (!TrySkipDigits(json, ref at))
                return false;
        }

        return IsEnd(json, at);
    }

    private static bool TrySkipDigits(ReadOnlySpan<byte> json, ref int at)
    {
        var first = at;
        while (at < json.Length && char.IsAsciiDigit((char)json[at]))
            at++;
        return at > first;
    }
}
