using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;
using WigToken.Pricing;
using WigToken.Storage;

namespace WigToken.PowerCut;

/// <summary>Opens an image with the store and compares it with what was sent and acknowledged.</summary>
internal static class ImageCheck
{
    /// <param name="folder">The image's folder.</param>
    /// <param name="workload">What was sent.</param>
    /// <param name="acknowledged">The batches that were acknowledged before the power went.</param>
    public static async Task<Verdict> OfAsync(string folder, Workload workload, IEnumerable<int> acknowledged)
    {
        var verdict = new Verdict();
        var path = Path.Combine(folder, Writer.Database);
        try
        {
            var store = UsageStores.Sqlite(path, PriceBook.Default, NullLogger.Instance);
            await using var _ = (IAsyncDisposable)store;
            await store.OpenAsync(CancellationToken.None);
            await CompareAsync(store, workload, acknowledged, verdict);
            // Recovery is worth nothing if the next write breaks what it left.
            await store.IngestAsync([workload.Batch(0)], CancellationToken.None);
            if (IntegrityOf(path) is not "ok" and var integrity)
                verdict.Damage($"integrity_check: {integrity}");
        }
#pragma warning disable CA1031 // A damaged database may break anything; whatever it broke is the finding.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            verdict.Damage($"{exception.GetType().Name}: {exception.Message}");
        }

        return verdict;
    }

    private static async Task CompareAsync(IUsageStore store, Workload workload, IEnumerable<int> acknowledged, Verdict verdict)
    {
        var messages = new Dictionary<string, StoredMessage>(StringComparer.Ordinal);
        foreach (var row in await store.GetRecentAsync(new MessageQuery { Limit = int.MaxValue }, CancellationToken.None))
        {
            if (!messages.TryAdd(row.MessageId, row))
                verdict.Damage($"{row.MessageId} is there twice");
        }

        var promised = new HashSet<int>(acknowledged);
        var seen = new HashSet<int>();
        foreach (var (id, row) in messages)
        {
            var number = Workload.NumberOf(row.Counts);
            if (number < 0 || number >= workload.Batches || !workload.Copies(number).TryGetValue(id, out var sent) || sent.Counts != row.Counts)
                verdict.Damage($"{id} has counts that nobody sent: {row.Counts}");
            else
                seen.Add(number);
        }

        // How far a transcript was read is stored with what was read.
        foreach (var transcript in await ((ITranscriptStateStore)store).GetTranscriptsAsync(CancellationToken.None))
            seen.Add((int)transcript.Position.Offset);
        foreach (var number in promised.Where(number => !seen.Contains(number) && seen.All(other => other < number || Workload.Transcript(other) != Workload.Transcript(number))))
            verdict.Lose($"batch {number} was acknowledged, but {Workload.Transcript(number)} is not read as far");

        // A transaction is there as a whole or not at all; an acknowledged one is there.
        foreach (var number in promised.Union(seen))
        {
            var missing = workload.Copies(number).Keys.Where(id => !messages.TryGetValue(id, out var row) || Workload.NumberOf(row.Counts) < number).ToArray();
            if (missing.Length > 0 && promised.Contains(number))
                verdict.Lose($"batch {number} was acknowledged, but {missing.Length} of its messages are not there, such as {missing[0]}", missing.Length);
            if (missing.Length > 0 && seen.Contains(number))
                verdict.Damage($"half of batch {number} is there: {missing.Length} of its {workload.Copies(number).Count} messages are not");
        }

        await CompareSumsAsync(store, messages.Values, verdict);
    }

    private static async Task CompareSumsAsync(IUsageStore store, IEnumerable<StoredMessage> messages, Verdict verdict)
    {
        var (total, _) = await store.GetTotalAsync(CancellationToken.None);
        var series = (await store.GetSeriesTotalsAsync(CancellationToken.None)).Aggregate(default(UsageSum), static (sum, row) => sum + row.Sum);
        var rollups = await store.GetRollupsAsync(long.MinValue, long.MaxValue, CancellationToken.None).AggregateAsync(default(UsageSum), static (sum, row) => sum + row.Sum);
        var rows = messages.Aggregate(
            default(UsageSum),
            static (sum, row) => sum + new UsageSum(1, row.Counts, row.Cost.IsPriced ? row.Cost.NanoDollars : 0, row.Cost.IsPriced ? 0 : row.Counts.Total));
        if (total != series || total != rollups || total != rows)
            verdict.Damage($"the sums differ: total {total}, series {series}, rollups {rollups}, messages {rows}");
    }

    private static string IntegrityOf(string path)
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString());
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA integrity_check";
        return (string)command.ExecuteScalar()!;
    }
}
