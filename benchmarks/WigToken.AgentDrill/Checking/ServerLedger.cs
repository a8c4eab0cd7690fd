using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;
using WigToken.Load;
using WigToken.Load.Servers;
using WigToken.Oracle;
using WigToken.Pricing;
using WigToken.Storage;

namespace WigToken.AgentDrill.Checking;

/// <summary>The rows of a server's ledger.</summary>
internal static class ServerLedger
{
    /// <summary>All of them, from a copy of the database, whether the server runs or not.</summary>
    public static async Task<IReadOnlyDictionary<string, OracleRow>> ReadAsync(ServerFiles files, CancellationToken cancellationToken)
    {
        var copy = files.In("copy.db");
        Copy(files.Database, copy);
        try
        {
            var store = UsageStores.Sqlite(copy, PriceBook.Default, NullLogger.Instance);
            await using var _ = (IAsyncDisposable)store;
            await store.OpenAsync(cancellationToken);
            var rows = new Dictionary<string, OracleRow>(StringComparer.Ordinal);
            foreach (var row in await store.GetRecentAsync(new MessageQuery { Limit = int.MaxValue }, cancellationToken))
            {
                if (!rows.TryAdd(row.MessageId, RowOf(row)))
                    throw new LoadException($"{row.MessageId} is in the ledger twice.");
            }

            return rows;
        }
        finally
        {
            foreach (var file in Directory.EnumerateFiles(files.Path, "copy.db*"))
                File.Delete(file);
        }
    }

    private static void Copy(string database, string copy)
    {
        using var from = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = database, Pooling = false }.ToString());
        using var to = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = copy, Pooling = false }.ToString());
        from.Open();
        to.Open();
        from.BackupDatabase(to);
    }

    private static OracleRow RowOf(StoredMessage row) => new(
        row.MessageId, row.Series.User, row.Series.Machine, row.Series.Project, row.Series.Model, row.RequestId, row.SessionId, row.IsSidechain, row.FirstMs, row.BestMs,
        new OracleCounts(row.Counts.Input, row.Counts.Output, row.Counts.CacheWrite5m, row.Counts.CacheWrite1h, row.Counts.CacheRead));
}
