using WigToken.Parsing;

namespace WigToken.Storage;

/// <summary>The ledger: takes copies of messages in any order and any number of times, and answers with sums that are always current.</summary>
public interface IUsageStore
{
    /// <summary>
    /// The most tokens one message may have: 10^12, six orders above the longest context of any model. Beyond it a copy is rejected, so
    /// that no handful of forged figures can bring a sum of tokens to the end of a 64-bit integer.
    /// </summary>
    const long MaxTokensPerMessage = 1_000_000_000_000;

    /// <summary>The span of one rollup: 15 minutes, so that a day is right in every time zone of the world.</summary>
    const long RollupMs = 15 * 60 * 1000;

    /// <summary>The engine: its kind (<c>sqlite</c>), its version, and where the data lies.</summary>
    StoreInfo Info { get; }

    /// <summary>Opens the store and brings its schema up to date. Called once, before anything else.</summary>
    /// <exception cref="WigTokenException">It cannot be opened, or its schema is newer than this program.</exception>
    Task OpenAsync(CancellationToken cancellationToken);

    /// <summary>Merges copies into the ledger, with the state of the transcripts they came from, in one transaction. Completes when that is on disk.</summary>
    /// <exception cref="WigTokenException">Nothing was stored.</exception>
    Task<IngestResult> IngestAsync(IReadOnlyList<UsageBatch> batches, CancellationToken cancellationToken);

    /// <summary>The sum over everything, and the version it belongs to. Costs the same however much is stored.</summary>
    Task<(UsageSum Sum, long Version)> GetTotalAsync(CancellationToken cancellationToken);

    /// <summary>All usage of each series, in the order in which the series came to be.</summary>
    Task<IReadOnlyList<SeriesTotal>> GetSeriesTotalsAsync(CancellationToken cancellationToken);

    /// <summary>The rollups that start in a range, in order of time.</summary>
    /// <param name="fromMs">Inclusive, Unix milliseconds; a multiple of <see cref="RollupMs"/>.</param>
    /// <param name="toMs">Exclusive, likewise.</param>
    /// <param name="cancellationToken">Ends the query.</param>
    IAsyncEnumerable<Rollup> GetRollupsAsync(long fromMs, long toMs, CancellationToken cancellationToken);

    /// <summary>
    /// The sums of a range, exact to the millisecond, with whole days of a time zone as one rollup each where the store keeps them
    /// (<see cref="UseDaysOfAsync"/>): far fewer rows for the same sums. Only where the range begins or ends within a rollup are messages read.
    /// </summary>
    /// <param name="fromMs">Inclusive, Unix milliseconds.</param>
    /// <param name="toMs">Exclusive, likewise.</param>
    /// <param name="daysOf">No rollup crosses midnight of this zone.</param>
    /// <param name="cancellationToken">Ends the query.</param>
    IAsyncEnumerable<Rollup> GetRollupsAsync(long fromMs, long toMs, TimeZoneInfo daysOf, CancellationToken cancellationToken);

    /// <summary>Keeps sums of the days of a time zone. The first call, and one with another zone or with new rules, builds them from what is stored.</summary>
    /// <returns>Whether they had to be built.</returns>
    Task<bool> UseDaysOfAsync(TimeZoneInfo zone, CancellationToken cancellationToken);

    /// <summary>The messages of a range, in order of time, each as a sum of one; for spans finer than a rollup.</summary>
    IAsyncEnumerable<Rollup> GetMessageSumsAsync(long fromMs, long toMs, CancellationToken cancellationToken);

    /// <summary>
    /// A page of messages, newest first. With a condition, only spans of time are read in which messages match: quarters by their rollups, or the
    /// hours of a session.
    /// </summary>
    Task<IReadOnlyList<StoredMessage>> GetRecentAsync(MessageQuery query, CancellationToken cancellationToken);

    /// <summary>One message; null if it is unknown.</summary>
    Task<StoredMessage?> FindAsync(string messageId, CancellationToken cancellationToken);

    /// <summary>Completes after the next commit of this process that changes a sum.</summary>
    Task WaitForChangeAsync(CancellationToken cancellationToken);
}
