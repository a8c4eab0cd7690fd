namespace WigToken.Contracts;

/// <summary>The newest pricing of history with the prices in force, of this server since it started.</summary>
public sealed record RepriceStatus
{
    /// <summary><c>none</c>, <c>running</c>, <c>done</c> or <c>failed</c>.</summary>
    public required string State { get; init; }

    /// <summary>Whether it only says what would change.</summary>
    public required bool DryRun { get; init; }

    /// <summary>Messages looked at so far.</summary>
    public required long Looked { get; init; }

    /// <summary>Messages that there were when it began.</summary>
    public required long Of { get; init; }

    /// <summary>When it began, Unix milliseconds.</summary>
    public long? StartedAt { get; init; }

    /// <summary>When it ended; null: it has not.</summary>
    public long? EndedAt { get; init; }

    /// <summary>What it changed, or would change; null until it is done.</summary>
    public RepriceResult? Result { get; init; }
}

/// <summary>What another pricing makes of history.</summary>
/// <param name="Messages">Messages looked at.</param>
/// <param name="Changed">Those of them that cost something else.</param>
/// <param name="OldCostUsd">What all cost before, US dollars.</param>
/// <param name="NewCostUsd">What all cost now.</param>
/// <param name="Models">The same by model.</param>
public sealed record RepriceResult(long Messages, long Changed, decimal OldCostUsd, decimal NewCostUsd, IReadOnlyList<RepricedModelInfo> Models);

/// <summary>What another pricing makes of one model's messages.</summary>
/// <param name="Provider">Who serves the model; empty: unknown.</param>
/// <param name="Model">The model's id.</param>
/// <param name="Messages">How many messages there are.</param>
/// <param name="Changed">Those of them that cost something else.</param>
/// <param name="OldCostUsd">What they cost before, US dollars.</param>
/// <param name="NewCostUsd">What they cost now.</param>
/// <param name="OldUnpriced">How many had no price before.</param>
/// <param name="NewUnpriced">How many have none now.</param>
public sealed record RepricedModelInfo(
    string Provider, string Model, long Messages, long Changed, decimal OldCostUsd, decimal NewCostUsd, long OldUnpriced, long NewUnpriced);
