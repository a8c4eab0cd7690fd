namespace WigToken.Contracts;

/// <summary>The body of <c>POST /api/ingest/messages</c>. Whose usage it is says the token, never the body.</summary>
/// <param name="Machine">The machine the messages were written on: 1 to 100 of letters, digits, <c>_</c>, <c>.</c> and <c>-</c>.</param>
/// <param name="Messages">At most 1,000 messages; none is a sign of life.</param>
public sealed record IngestRequest(string Machine, IReadOnlyList<IngestMessage> Messages);
