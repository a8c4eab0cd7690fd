using System.Runtime.CompilerServices;
using WigToken.Parsing.Json.Simd;

namespace WigToken.Parsing.ClaudeCode;

/// <summary>
/// Reads ordinary lines, 64 bytes at a time, and gives all others to <see cref="SlowLines"/>: same records, same reasons, on every input.
/// </summary>
internal sealed class FastLines<TBlock> : ITranscriptFormat
    where TBlock : struct, IBlock<TBlock>
{
    private readonly SlowLines _slow = new();

    public string Source => ClaudeCodeFormat.Source;

    public int IndexOfUsage(ReadOnlySpan<byte> bytes, out int lineFeeds) => UsageNeedle<TBlock>.IndexIn(bytes, out lineFeeds);

    public void ReadLine(ReadOnlySpan<byte> line, long offset, IUsageHandler handler)
    {
        if (!TryReadLine(line, offset, handler))
            _slow.ReadLine(line, offset, handler);
    }

    /// <summary>Reads an ordinary line; false, and nothing handed on, when the slow way has to decide.</summary>
    [SkipLocalsInit]
    public static bool TryReadLine(ReadOnlySpan<byte> line, long offset, IUsageHandler handler)
    {
        var json = new SimdJsonCursor<TBlock>(WithoutCarriageReturn(line), stackalloc int[TokenWindow<TBlock>.Capacity]);
        if (!json.EnterObject())
            return false;
        var fields = LineFields.Read(ref json);
        if (!json.IsSound())
            return false;
        fields.Report(offset, handler);
        return true;
    }

    [SkipLocalsInit]
    public long? ReadTimestamp(ReadOnlySpan<byte> line)
    {
        var json = new SimdJsonCursor<TBlock>(WithoutCarriageReturn(line), stackalloc int[TokenWindow<TBlock>.Capacity]);
        if (json.EnterObject())
        {
            var timestamp = LineFields.ReadTimestamp(ref json);
            if (json.IsSound())
                return timestamp;
        }

        return _slow.ReadTimestamp(line);
    }

    private static ReadOnlySpan<byte> WithoutCarriageReturn(ReadOnlySpan<byte> line) => line is [.. var text, (byte)'\r'] ? text : line;
}
