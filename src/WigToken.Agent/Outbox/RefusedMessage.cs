namespace WigToken.Agent.Outbox;

/// <summary>A message that the server will never take.</summary>
/// <param name="Index">Its place among those that were sent.</param>
/// <param name="Reason">Why.</param>
internal readonly record struct RefusedMessage(int Index, string Reason);
