using System.Buffers.Text;
using System.Text;

namespace WigToken.Generate;

/// <summary>A growing file. Text is taken as it comes: callers hand over what is escaped already.</summary>
internal sealed class JsonBuffer
{
    private byte[] bytes = new byte[1 << 20];

    internal int Length { get; set; }

    /// <summary>Writes <c>": "</c> and <c>", "</c>, as tools that read and write a file again do.</summary>
    internal bool IsSpaced { get; set; }

    /// <summary>Writes the first letter of every key as an escape.</summary>
    internal bool HasEscapedKeys { get; set; }

    internal Span<byte> Written => bytes.AsSpan(0, Length);

    internal void Raw(ReadOnlySpan<byte> text)
    {
        Reserve(text.Length);
        text.CopyTo(bytes.AsSpan(Length));
        Length += text.Length;
    }

    internal void Raw(byte value)
    {
        Reserve(1);
        bytes[Length++] = value;
    }

    internal void Repeat(ReadOnlySpan<byte> text, int count)
    {
        for (var turn = 0; turn < count; turn++)
            Raw(text);
    }

    internal void Open() => Raw((byte)'{');

    internal void Close() => Raw((byte)'}');

    internal void CloseArray() => Raw((byte)']');

    internal void Open(ReadOnlySpan<byte> key)
    {
        Key(key);
        Open();
    }

    internal void OpenArray(ReadOnlySpan<byte> key)
    {
        Key(key);
        Raw((byte)'[');
    }

    internal void OpenElement()
    {
        Separate((byte)'[');
        Open();
    }

    internal void Key(ReadOnlySpan<byte> key)
    {
        Separate((byte)'{');
        Raw((byte)'"');
        if (HasEscapedKeys)
        {
            Raw("\\u00"u8);
            Raw(HexDigit(key[0] >> 4));
            Raw(HexDigit(key[0] & 15));
            key = key[1..];
        }

        Raw(key);
        Raw(IsSpaced ? "\": "u8 : "\":"u8);
    }

    internal void Member(ReadOnlySpan<byte> key, string? value)
    {
        Key(key);
        if (value is null)
        {
            Raw("null"u8);
            return;
        }

        Raw((byte)'"');
        Text(value);
        Raw((byte)'"');
    }

    internal void Member(ReadOnlySpan<byte> key, long value)
    {
        Key(key);
        Reserve(20);
        Utf8Formatter.TryFormat(value, bytes.AsSpan(Length), out var count);
        Length += count;
    }

    internal void Member(ReadOnlySpan<byte> key, bool value)
    {
        Key(key);
        Raw(value ? "true"u8 : "false"u8);
    }

    internal void Null(ReadOnlySpan<byte> key) => Member(key, null);

    internal void Text(string value)
    {
        Reserve(value.Length * 3);
        Length += Encoding.UTF8.GetBytes(value, bytes.AsSpan(Length));
    }

    private static byte HexDigit(int value) => "0123456789abcdef"u8[value];

    private void Separate(byte opening)
    {
        if (bytes[Length - 1] != opening)
            Raw(IsSpaced ? ", "u8 : ","u8);
    }

    private void Reserve(int count)
    {
        if (Length + count > bytes.Length)
            Array.Resize(ref bytes, Math.Max(bytes.Length * 2, Length + count));
    }
}
