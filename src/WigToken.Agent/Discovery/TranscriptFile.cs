namespace WigToken.Agent.Discovery;

/// <summary>A transcript as a walk finds it.</summary>
/// <param name="Root">The root it lies under.</param>
/// <param name="Path">Its full path.</param>
/// <param name="Size">Bytes.</param>
/// <param name="ModifiedMs">Modification time, Unix milliseconds.</param>
public readonly record struct TranscriptFile(string Root, string Path, long Size, long ModifiedMs);
