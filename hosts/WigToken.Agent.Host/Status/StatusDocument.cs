namespace WigToken.Agent.Host.Status;

/// <summary>How the agent is, for scripts. Times are Unix milliseconds.</summary>
internal sealed record StatusDocument
{
    public required string Version { get; init; }

    /// <summary>Whether there is nothing that somebody should look at.</summary>
    public required bool Ok { get; init; }

    public required string StateDirectory { get; init; }

    public required IReadOnlyList<StatusSetting> Settings { get; init; }

    /// <summary>What is wrong with them.</summary>
    public required IReadOnlyList<string> SettingsProblems { get; init; }

    public required bool Running { get; init; }

    public required int Transcripts { get; init; }

    public required long BytesRead { get; init; }

    public required long Sent { get; init; }

    public required long? LastSentAt { get; init; }

    public required long Waiting { get; init; }

    public required long WaitingBytes { get; init; }

    public required long? WaitingSince { get; init; }

    public required string? Problem { get; init; }

    public required long? ProblemSince { get; init; }

    /// <summary>How far the server's clock is ahead.</summary>
    public required long? ClockSkewMs { get; init; }

    public required long SetAside { get; init; }

    /// <summary>The newest of what was set aside.</summary>
    public required IReadOnlyList<DeadLetter> SetAsideNewest { get; init; }

    /// <summary>Transcripts that will be deleted soon and are not read to their end.</summary>
    public required IReadOnlyList<EndangeredTranscript> Endangered { get; init; }
}
