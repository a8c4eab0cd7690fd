namespace WigToken.Agent;

/// <summary>A transcript that Claude Code will soon delete and that is not read to its end.</summary>
/// <param name="Path">Full path.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="DeletedFromMs">From when on it may be deleted, Unix milliseconds.</param>
public sealed record EndangeredTranscript(string Path, long Bytes, long DeletedFromMs);
