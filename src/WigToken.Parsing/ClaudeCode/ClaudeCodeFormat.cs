using System.Runtime.Intrinsics;
using WigToken.Parsing.Json.Simd;

namespace WigToken.Parsing.ClaudeCode;

/// <summary>
/// The transcripts of Claude Code: one JSON object per line; usage stands in the <c>message.usage</c> of assistant lines, and in the
/// assistant records that <c>agent_progress</c> lines embed. Tool results, cost snapshots and journals repeat figures and never count.
/// </summary>
public static class ClaudeCodeFormat
{
    /// <summary>The label of rows from these transcripts.</summary>
    public const string Source = "claude-code";

    /// <summary>The format, read with the widest vectors that the machine has. It has no state and is safe for use by several threads.</summary>
    public static ITranscriptFormat Instance { get; } =
        Vector512.IsHardwareAccelerated ? new FastLines<Block512>()
        : Vector256.IsHardwareAccelerated ? new FastLines<Block256>()
        : Vector128.IsHardwareAccelerated ? new FastLines<Block128>()
        : new SlowLines();

    /// <summary>Every way there is to read the format, slow first; all give the same answer on every input.</summary>
    internal static IReadOnlyList<ITranscriptFormat> Ways { get; } =
        [new SlowLines(), new FastLines<ScalarBlock>(), new FastLines<Block128>(), new FastLines<Block256>(), new FastLines<Block512>()];
}
