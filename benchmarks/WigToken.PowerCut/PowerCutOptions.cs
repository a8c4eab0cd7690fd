namespace WigToken.PowerCut;

/// <summary>How much to try.</summary>
internal sealed record PowerCutOptions
{
    /// <summary>Moments at which the power goes, over all runs of the writer.</summary>
    public int Images { get; init; } = 1000;

    /// <summary>Images taken from one run of the writer.</summary>
    public int ImagesPerRun { get; init; } = 100;

    /// <summary>Batches that the writer ingests in one run. From about 300 on, the log grows to where the store itself starts a checkpoint.</summary>
    public int Batches { get; init; } = 400;

    /// <summary>What batches, moments and fates of writes are drawn from. The interleaving of the writer's callers is the machine's.</summary>
    public int Seed { get; init; } = 42;

    public Synchronous Synchronous { get; init; } = Synchronous.Full;
}
