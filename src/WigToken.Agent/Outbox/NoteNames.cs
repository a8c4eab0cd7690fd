namespace WigToken.Agent.Outbox;

/// <summary>What an outbox notes for whoever asks how the agent is.</summary>
internal static class NoteNames
{
    /// <summary>How many messages the server has taken.</summary>
    public const string Sent = "sent";

    /// <summary>How many messages the server will never take.</summary>
    public const string Refused = "refused";

    /// <summary>When the server last took something, Unix milliseconds.</summary>
    public const string SentMs = "sent_ms";

    /// <summary>What keeps messages from being sent; gone as soon as the server takes something.</summary>
    public const string Problem = "problem";

    /// <summary>Since when, Unix milliseconds.</summary>
    public const string ProblemMs = "problem_ms";

    /// <summary>How far the server's clock is ahead of this machine's, milliseconds.</summary>
    public const string SkewMs = "skew_ms";
}
