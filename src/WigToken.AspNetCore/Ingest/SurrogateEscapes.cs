using System.Buffers.Text;

namespace WigToken.Ingest;

/// <summary>
/// Finds half surrogate pairs in the inside of a JSON string. Well-formed UTF-8 holds none, so only escapes can; the reader's own way to
/// say so is an exception, which a client could have us throw a thousand times in one request.
/// </summary>
internal static class SurrogateEscapes
{
    private const int Length = 6;

    /// <param name="raw">The inside of a string that a JSON reader has accepted.</param>
    public static bool AnyLone(ReadOnlySpan<byte> raw)
    {
        while (raw.IndexOf((byte)'\\') is >= 0 and var at)
        {
            raw = raw[at..];
            if (raw[1] != 'u')
            {
                raw = raw[2..];
                continue;
            }

            var unit = UnitAt(raw);
            raw = raw[Length..];
            if (!char.IsSurrogate(unit))
                continue;
            if (!char.IsHighSurrogate(unit) || raw.Length < Length || !raw.StartsWith("\\u"u8) || !char.IsLowSurrogate(UnitAt(raw)))
                return true;
            raw = raw[Length..];
        }

        return false;
    }

    private static char UnitAt(ReadOnlySpan<byte> escape) =>
        Utf8Parser.TryParse(escape[2..Length], out ushort unit, out _, 'x') ? (char)unit : '\0';
}
