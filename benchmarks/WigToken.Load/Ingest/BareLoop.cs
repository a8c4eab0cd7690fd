using System.Diagnostics;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;
using WigToken.Load.Servers;
using WigToken.Pricing;
using WigToken.Storage;

namespace WigToken.Load.Ingest;

/// <summary>
/// The measure for the server: rows into the table of messages and its indexes, as the store makes them, with the store's own settings of
/// SQLite, so many in a transaction, by a prepared statement whose parameters are bound once. No merging, no sums, no prices, no HTTP.
/// </summary>
internal sealed class BareLoop : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly BareRows _rows;
    private long _inserted;
    private TimeSpan _elapsed;

    private BareLoop(SqliteConnection connection, int rowsPerTransaction)
    {
        _connection = connection;
        _rows = new BareRows(connection, rowsPerTransaction);
    }

    public double PerSecond => _inserted / _elapsed.TotalSeconds;

    public static async Task<BareLoop> CreateAsync(ServerFiles files, int rowsPerTransaction, CancellationToken cancellationToken)
    {
        var schema = await SchemaAsync(files.In("schema.db"), cancellationToken);
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = files.In("bare.db"), Pooling = false }.ToString());
        await connection.OpenAsync(cancellationToken);
        // As the store sets them: what is compared is the work, not the settings.
        Execute(connection, "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = 8192; PRAGMA cache_size = -32768;");
        foreach (var statement in schema)
            Execute(connection, statement);
        return new BareLoop(connection, rowsPerTransaction);
    }

    public void Run(TimeSpan duration)
    {
        var start = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(start) < duration)
        {
            using var transaction = _connection.BeginTransaction();
            _rows.Insert(transaction);
            transaction.Commit();
            _inserted += _rows.Count;
        }

        _elapsed += Stopwatch.GetElapsedTime(start);
    }

    /// <summary>Drops what was measured so far, as a warm-up.</summary>
    public void Forget() => (_inserted, _elapsed) = (0, TimeSpan.Zero);

    public void Dispose()
    {
        _rows.Dispose();
        _connection.Dispose();
    }

    /// <summary>The statements that make the table and its indexes, out of a database that the store has made.</summary>
    private static async Task<List<string>> SchemaAsync(string path, CancellationToken cancellationToken)
    {
        var store = UsageStores.Sqlite(path, PriceBook.Default, NullLogger.Instance);
        await using (var closing = (IAsyncDisposable)store)
            await store.OpenAsync(cancellationToken);

        var schema = new List<string>();
        await using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString());
        await connection.OpenAsync(cancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT sql FROM sqlite_schema WHERE tbl_name = 'message' AND sql IS NOT NULL ORDER BY type DESC";
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
            schema.Add(reader.GetString(0));
        return schema;
    }

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
