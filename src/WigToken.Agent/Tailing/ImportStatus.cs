namespace WigToken.Agent.Tailing;

/// <summary>The figures of an import.</summary>
/// <param name="State">Where it stands.</param>
/// <param name="Files">Files that had something new when it began.</param>
/// <param name="FilesDone">Those of them that are read.</param>
/// <param name="Bytes">Bytes to read, as seen when it began.</param>
/// <param name="BytesDone">Bytes read; may pass <paramref name="Bytes"/> when files grow meanwhile.</param>
/// <param name="Messages">New messages found.</param>
/// <param name="Elapsed">How long it has been running, or ran.</param>
public readonly record struct ImportStatus(ImportState State, long Files, long FilesDone, long Bytes, long BytesDone, long Messages, TimeSpan Elapsed)
{
    /// <summary>Bytes read per second.</summary>
    public double BytesPerSecond => Elapsed > TimeSpan.Zero ? BytesDone / Elapsed.TotalSeconds : 0;

    /// <summary>How long the rest will take at the speed so far; null while that cannot be told.</summary>
    public TimeSpan? Remaining => State == ImportState.Running && BytesPerSecond > 0
        ? TimeSpan.FromSeconds(Math.Max(0, Bytes - BytesDone) / BytesPerSecond)
        : null;
}
