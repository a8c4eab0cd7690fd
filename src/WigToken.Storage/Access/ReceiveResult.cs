namespace WigToken.Storage.Access;

/// <summary>What became of a <see cref="ReceivedBatch"/>.</summary>
/// <param name="Counts">How many copies were new, raised a message, changed nothing, were rejected.</param>
/// <param name="Rejected">The rejected ones by their place among the records of all batches in order, each with the reason as a word for programs.</param>
public sealed record ReceiveResult(IngestResult Counts, IReadOnlyList<(int Index, string Reason)> Rejected);
