namespace WigToken.Parsing;

/// <summary>A transcript file as it was last seen, and how far it was read.</summary>
/// <param name="Path">Full path.</param>
/// <param name="Size">Bytes, when it was last read.</param>
/// <param name="ModifiedMs">Modification time, Unix milliseconds, when it was last read. With the same size and time it is not opened again.</param>
/// <param name="Position">How far it was read.</param>
public sealed record TranscriptState(string Path, long Size, long ModifiedMs, TranscriptPosition Position);
