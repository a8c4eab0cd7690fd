namespace WigToken.Contracts;

/// <summary>
/// The answer to <c>POST /api/ingest/messages</c>, given when all of it is on disk. The applied, updated, duplicate and rejected messages add
/// up to the received ones.
/// </summary>
/// <param name="Ok">Always true; everything else is a <see cref="Problem"/>.</param>
/// <param name="Received">Elements of <c>messages</c>.</param>
/// <param name="Applied">New messages.</param>
/// <param name="Updated">Messages known before, raised by a better or an earlier copy.</param>
/// <param name="Duplicates">Copies that changed nothing.</param>
/// <param name="Rejected">Those that were not stored, in the order of the request. Sending them again as they are is of no use.</param>
public sealed record IngestResponse(bool Ok, int Received, int Applied, int Updated, int Duplicates, IReadOnlyList<RejectedMessage> Rejected);
