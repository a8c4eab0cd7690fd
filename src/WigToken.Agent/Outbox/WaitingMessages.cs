namespace WigToken.Agent.Outbox;

/// <summary>How much waits.</summary>
/// <param name="Messages">Messages.</param>
/// <param name="Bytes">Bytes of them, as JSON.</param>
internal readonly record struct WaitingMessages(long Messages, long Bytes)
{
    public static WaitingMessages operator +(WaitingMessages a, WaitingMessages b) => new(a.Messages + b.Messages, a.Bytes + b.Bytes);
}
