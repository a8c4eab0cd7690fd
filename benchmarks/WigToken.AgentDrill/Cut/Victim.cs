namespace WigToken.AgentDrill.Cut;

/// <summary>Who is killed while the network fails.</summary>
internal enum Victim
{
    Agent,
    Server,
    Both,
}
