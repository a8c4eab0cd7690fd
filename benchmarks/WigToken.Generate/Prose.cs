using System.Text;
using System.Text.Json;

namespace WigToken.Generate;

/// <summary>Escaped text by the slice. One pool is written once and cut at blanks, where no escape or character can be torn.</summary>
internal sealed class Prose
{
    private const int PoolLength = 1 << 20;

    private static readonly string[] Words =
    [
        "the", "parser", "reads", "every", "line", "and", "counts", "tokens", "from", "a", "file", "when", "test", "fails", "because",
        "of", "missing", "value", "let", "me", "check", "this", "function", "returns", "null", "if", "error", "is", "thrown", "while",
        "build", "runs", "in", "directory", "now", "I", "will", "update", "code", "const", "result", "=", "await", "fetch(url);", "//",
        "public", "static", "void", "=>", "{", "}", "return", "0;", "<div>", "</div>", "import", "export",
        "café", "naïve", "数据", "für",
        "\U0001F600", "\\\"quoted\\\"", "C:\\\\temp\\\\new",
        "\\n", "\\n\\n", "\\t", "\\n    ", "\\u001b[1m", "{\\\"type\\\":\\\"assistant\\\"}",
        "\\\"usage\\\":{\\\"output_tokens\\\":5}", "src/app.ts:120", "-->", "100%", "2026-01-01T00:00:00Z",
    ];

    private readonly byte[] pool;
    private readonly byte[] canary;
    private readonly SeededRandom random;

    internal Prose(SeededRandom random, string canary)
    {
        this.random = random;
        this.canary = canary.Length == 0 ? [] : [.. JsonEncodedText.Encode(canary).EncodedUtf8Bytes, (byte)' '];
        pool = new byte[PoolLength];
        var length = 0;
        while (length < PoolLength - 64)
            length += Encoding.UTF8.GetBytes(random.Pick(Words) + " ", pool.AsSpan(length));
        pool.AsSpan(length).Fill((byte)' ');
    }

    /// <summary>The inside of a string of about so many bytes.</summary>
    internal void Write(JsonBuffer buffer, int size)
    {
        buffer.Raw(canary);
        while (size > 0)
        {
            var start = random.Below(PoolLength / 2);
            start += pool.AsSpan(start).IndexOf((byte)' ');
            var end = start + Math.Min(size, PoolLength / 4);
            end += pool.AsSpan(end).IndexOf((byte)' ');
            buffer.Raw(pool.AsSpan(start, end - start));
            size -= end - start;
        }
    }

    internal void Member(JsonBuffer buffer, ReadOnlySpan<byte> key, int size)
    {
        buffer.Key(key);
        buffer.Raw((byte)'"');
        Write(buffer, size);
        buffer.Raw((byte)'"');
    }
}
