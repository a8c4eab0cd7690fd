namespace WigToken.Parsing;

/// <summary>Records of one origin, with the state of the transcript they came from. Both are stored in one transaction, or neither.</summary>
/// <param name="Origin">Whose records they are.</param>
/// <param name="Records">The records, in any order, with any repetitions.</param>
/// <param name="Transcript">The state of the transcript once the records are stored; null if they come from elsewhere.</param>
public sealed record UsageBatch(UsageOrigin Origin, IReadOnlyList<UsageRecord> Records, TranscriptState? Transcript = null);
