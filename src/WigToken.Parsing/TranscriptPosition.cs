using System.Collections.Immutable;

namespace WigToken.Parsing;

/// <summary>
/// How far a transcript has been read. It names the file by its content, not by its path or inode: both are reused, and a file that was
/// truncated and written anew may have any size.
/// </summary>
/// <param name="Offset">Bytes read: the end of the last complete line.</param>
/// <param name="Fingerprint">SHA-256 over the first (at most 1,024) and the last (at most 256) bytes before <paramref name="Offset"/>, as they were read.</param>
/// <param name="TimestampMs">The timestamp of the nearest line before <paramref name="Offset"/> that has one; for a line that has none.</param>
public sealed record TranscriptPosition(long Offset, ImmutableArray<byte> Fingerprint, long? TimestampMs)
{
    /// <summary>The beginning of a file.</summary>
    public static TranscriptPosition Start { get; } = new(0, [], null);
}
