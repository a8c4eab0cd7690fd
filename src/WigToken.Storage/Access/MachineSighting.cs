namespace WigToken.Storage.Access;

/// <summary>A machine that pushes usage, as its newest call told of it.</summary>
public sealed record MachineSighting
{
    /// <summary>Whose token it used.</summary>
    public required string User { get; init; }

    /// <summary>The machine's name.</summary>
    public required string Machine { get; init; }

    /// <summary>When the call arrived, Unix milliseconds.</summary>
    public required long SeenMs { get; init; }

    /// <summary>The version of its agent; empty if it did not say.</summary>
    public string AgentVersion { get; init; } = "";

    /// <summary>How many messages wait there to be sent; null if it did not say.</summary>
    public long? QueueDepth { get; init; }

    /// <summary>How far its clock is ahead of the server's, milliseconds; null if it did not say.</summary>
    public long? SkewMs { get; init; }
}
