namespace WigToken.Agent.Outbox;

/// <summary>The outbox cannot be read any more: opening it anew moves it aside.</summary>
internal sealed class OutboxDamagedException(string message, Exception inner) : AgentException(message, inner);
