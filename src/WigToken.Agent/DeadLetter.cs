namespace WigToken.Agent;

/// <summary>A message that the server will not take. It is kept until somebody looks.</summary>
/// <param name="SinceMs">When it was read, Unix milliseconds.</param>
/// <param name="MessageId">Its id.</param>
/// <param name="Reason">Why the server will not take it.</param>
public sealed record DeadLetter(long SinceMs, string MessageId, string Reason);
