namespace WigToken.Agent;

/// <summary>How an agent is.</summary>
public sealed record AgentStatusReport
{
    /// <summary>Whether an agent that stays is at work on the state directory.</summary>
    public required bool IsRunning { get; init; }

    /// <summary>Transcripts that were read.</summary>
    public required int Transcripts { get; init; }

    /// <summary>How many bytes of them.</summary>
    public required long BytesRead { get; init; }

    /// <summary>Messages that wait for the server.</summary>
    public required long WaitingMessages { get; init; }

    /// <summary>Bytes of them.</summary>
    public required long WaitingBytes { get; init; }

    /// <summary>Since when the first of them has been waiting, Unix milliseconds.</summary>
    public required long? WaitingSinceMs { get; init; }

    /// <summary>Messages that the server has taken since the state directory was made.</summary>
    public required long Sent { get; init; }

    /// <summary>Messages that the server would not take.</summary>
    public required long Refused { get; init; }

    /// <summary>When the server last took something or a sign of life, Unix milliseconds.</summary>
    public required long? LastSentMs { get; init; }

    /// <summary>What keeps messages from being sent; null if nothing does.</summary>
    public required string? Problem { get; init; }

    /// <summary>Since when, Unix milliseconds.</summary>
    public required long? ProblemSinceMs { get; init; }

    /// <summary>How far the server's clock is ahead of this machine's; null if they agree to a minute, or nothing is known.</summary>
    public required TimeSpan? ClockSkew { get; init; }

    /// <summary>How many messages are set aside.</summary>
    public required long SetAsideCount { get; init; }

    /// <summary>The newest of them, at most 20.</summary>
    public required IReadOnlyList<DeadLetter> SetAside { get; init; }

    /// <summary>Transcripts that Claude Code will delete within three days and that are not read to their end.</summary>
    public required IReadOnlyList<EndangeredTranscript> Endangered { get; init; }
}
