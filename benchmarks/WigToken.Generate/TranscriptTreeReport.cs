namespace WigToken.Generate;

/// <summary>What was written.</summary>
/// <param name="Files">Transcripts; <c>*.meta.json</c> files stand beside them.</param>
/// <param name="Bytes">In transcripts.</param>
/// <param name="Lines">Line feeds, and last lines without one.</param>
/// <param name="UsageBytes">In lines that carry usage to count.</param>
/// <param name="Seed">The seed that was used.</param>
/// <param name="Features">How often each feature occurs.</param>
public sealed record TranscriptTreeReport(
    int Files, long Bytes, long Lines, long UsageBytes, ulong Seed, IReadOnlyDictionary<Feature, long> Features);
