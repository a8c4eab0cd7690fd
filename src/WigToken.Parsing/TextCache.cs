using System.Text;

namespace WigToken.Parsing;

/// <summary>
/// Turns UTF-8 into strings and gives the same string again for the same bytes as long as it remembers them: the lines of a transcript share
/// their session and model, and the copies of a message their ids. Not safe for use by several threads.
/// </summary>
public sealed class TextCache
{
    private const int Slots = 256;

    private readonly string?[] _strings = new string?[Slots];

    /// <summary>The string of these bytes.</summary>
    public string Get(ReadOnlySpan<byte> utf8)
    {
        if (utf8.IsEmpty)
            return "";

        // Ids differ at their ends. Two that meet in a slot take turns in it.
        ref var known = ref _strings[(utf8[^1] * 31 + utf8[utf8.Length / 2] * 7 + utf8.Length) % Slots];
        if (known is null || !Ascii.Equals(utf8, known))
            known = Encoding.UTF8.GetString(utf8);
        return known;
    }
}
