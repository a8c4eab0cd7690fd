namespace WigToken.Agent.Discovery;

/// <summary>A transcript as a walk finds it.</summary>
/// <param name="Root">The root it lies under.</param>
/// <param name="Path">Its full path.</param>
/// <param name="Size">Bytes.</param>
/// <param name="ModifiedMs">Modification time, Unix milliseconds.</param>
/// <param name="IsLinked">Whether a symbolic link below the root leads to it: no notification tells of it.</param>
public readonly record struct TranscriptFile(string Root, string Path, long Size, long ModifiedMs, bool IsLinked = false);
