namespace WigToken.Agent;

/// <summary>Something keeps an agent from what it was asked to do. The message says what was found and what to do, and holds no secret.</summary>
public class AgentException : Exception
{
    /// <summary>Creates it with a message for people.</summary>
    public AgentException(string message)
        : base(message)
    {
    }

    /// <summary>Creates it with a message for people and what is behind it.</summary>
    public AgentException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
