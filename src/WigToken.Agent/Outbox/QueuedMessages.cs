namespace WigToken.Agent.Outbox;

/// <summary>The messages that have waited longest, of one machine: what one request sends. No others stand between them.</summary>
/// <param name="Machine">The machine they were written on.</param>
/// <param name="Messages">They, in order; none is a sign of life.</param>
internal sealed record QueuedMessages(string Machine, IReadOnlyList<QueuedMessage> Messages)
{
    public int Count => Messages.Count;
}

/// <summary>A message that waits.</summary>
/// <param name="Id">Its place in the queue.</param>
/// <param name="Body">It as JSON, UTF-8.</param>
internal readonly record struct QueuedMessage(long Id, byte[] Body);
