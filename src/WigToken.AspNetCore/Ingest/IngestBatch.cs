using WigToken.Contracts;

namespace WigToken.Ingest;

/// <summary>What a request holds.</summary>
/// <param name="Machine">The machine, spelled as it may be.</param>
/// <param name="Received">Elements of <c>messages</c>: as many as the rows and the rejected ones together.</param>
/// <param name="Rows">The messages that can be stored, in order.</param>
/// <param name="Rejected">The others, in order.</param>
internal sealed record IngestBatch(string Machine, int Received, IReadOnlyList<IngestRow> Rows, IReadOnlyList<RejectedMessage> Rejected);
