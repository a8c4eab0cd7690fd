using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace WigToken.PowerCut;

/// <summary>Steps through the arguments of one system call as <c>strace -xx -y</c> prints them.</summary>
internal ref struct TraceCursor(ReadOnlySpan<byte> text)
{
    private const int EscapeBytes = 4;

    private ReadOnlySpan<byte> _rest = text;

    /// <summary>A descriptor with its path: <c>5&lt;\x2f\x74...&gt;</c>. The path is empty for what has none, or has it no longer.</summary>
    public (long Descriptor, string Path) Descriptor()
    {
        var descriptor = Number();
        if (_rest.IsEmpty || _rest[0] != '<')
            return (descriptor, "");
        var path = Encoding.UTF8.GetString(Unescape(_rest[1..], out var length));
        _rest = _rest[(1 + length)..];
        // A file that has lost its name is none of the folder's any more, and another may have that name by now.
        return (descriptor, _rest.StartsWith(">(deleted)"u8) ? "" : path);
    }

    /// <summary>A quoted string, every byte of which is escaped.</summary>
    public byte[] Bytes()
    {
        Skip(_rest.IndexOf((byte)'"') + 1);
        var bytes = Unescape(_rest, out var length);
        Skip(length);
        return _rest.StartsWith("\"..."u8) ? throw new InvalidDataException("strace shortened a string; its -s is too small.") : bytes;
    }

    public string Text() => Encoding.UTF8.GetString(Bytes());

    public long Number()
    {
        var start = _rest.IndexOfAnyInRange((byte)'0', (byte)'9');
        if (start > 0 && _rest[start - 1] == '-')
            start--;
        if (start < 0 || !Utf8Parser.TryParse(_rest[start..], out long number, out var length))
            throw new InvalidDataException($"No number in '{Encoding.UTF8.GetString(_rest[..Math.Min(80, _rest.Length)])}'.");
        Skip(start + length);
        return number;
    }

    /// <summary>What the call returned; the cursor stands behind it.</summary>
    public long Result()
    {
        Skip(_rest.LastIndexOf(") = "u8) is var result and >= 0 ? result + 4 : _rest.LastIndexOf(" = "u8) + 3);
        return Number();
    }

    public readonly bool Has(ReadOnlySpan<byte> word) => _rest.IndexOf(word) >= 0;

    private void Skip(int bytes) => _rest = _rest[Math.Max(0, bytes)..];

    private static byte[] Unescape(ReadOnlySpan<byte> text, out int length)
    {
        var escapes = 0;
        while (text[(escapes * EscapeBytes)..].StartsWith("\\x"u8))
            escapes++;
        length = escapes * EscapeBytes;
        var bytes = new byte[escapes];
        for (var i = 0; i < escapes; i++)
            bytes[i] = byte.Parse(text.Slice(i * EscapeBytes + 2, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
        return bytes;
    }
}
