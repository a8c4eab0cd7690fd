namespace WigToken.AgentDrill.Agents;

/// <summary>How an agent is told its token.</summary>
internal enum TokenWay
{
    Environment,
    File,
    Flag,
}
