namespace WigToken.Storage;

/// <summary>What became of the copies handed in; the four counts add up to their number.</summary>
/// <param name="Applied">New messages.</param>
/// <param name="Updated">Messages known before, raised by a better or an earlier copy.</param>
/// <param name="Duplicates">Copies that changed nothing.</param>
/// <param name="Rejected">Copies with more than <see cref="IUsageStore.MaxTokensPerMessage"/> tokens, or with a negative count.</param>
public readonly record struct IngestResult(int Applied, int Updated, int Duplicates, int Rejected)
{
    /// <summary>Adds part by part.</summary>
    public static IngestResult operator +(IngestResult a, IngestResult b) =>
        new(a.Applied + b.Applied, a.Updated + b.Updated, a.Duplicates + b.Duplicates, a.Rejected + b.Rejected);
}
