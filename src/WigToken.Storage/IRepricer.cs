namespace WigToken.Storage;

/// <summary>Prices history again with the price book that the store was made with.</summary>
public interface IRepricer
{
    /// <summary>
    /// Computes every message's cost anew. Other writes go on meanwhile: it works in short transactions, each of which leaves all sums right, and
    /// one that was interrupted is finished by running it again.
    /// </summary>
    /// <param name="isDryRun">Whether only to say what would change.</param>
    /// <param name="progress">Is told how many messages have been looked at; null: nobody is.</param>
    /// <param name="cancellationToken">Ends it between two transactions.</param>
    /// <returns>The models that there are, with what changed.</returns>
    Task<IReadOnlyList<RepricedModel>> RepriceAsync(bool isDryRun, IProgress<long>? progress, CancellationToken cancellationToken);
}
