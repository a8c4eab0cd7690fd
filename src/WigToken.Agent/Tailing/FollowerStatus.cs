namespace WigToken.Agent.Tailing;

/// <summary>What following the transcripts has come to; for status pages and metrics.</summary>
public sealed class FollowerStatus(TimeProvider time)
{
    /// <summary>The first import.</summary>
    public ImportProgress Import { get; } = new(time);

    /// <summary>Lines that were skipped.</summary>
    public SkipCounts Skips { get; } = new();
}
