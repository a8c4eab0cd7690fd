using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;
using WigToken.Storage.Migrations;
using WigToken.Storage.Relational;

namespace WigToken.Storage.Sqlite;

/// <summary>SQLite in one file: a write-ahead log, one connection that writes, and as many as are asked for that read.</summary>
internal sealed partial class SqliteEngine(string path, IReadOnlyList<Migration> migrations, ILogger logger) : RelationalEngine
{
    private static readonly Lock Creating = new();
    private readonly string _path = Path.GetFullPath(path);
    private StoreInfo? _info;

    public override StoreInfo Info => _info ?? new StoreInfo("sqlite", "", _path);

    /// <summary>Never a deferred transaction: one that reads first and writes later can fail for good when it turns into a writer.</summary>
    public override string Begin => "BEGIN IMMEDIATE";

    public override DbConnection OpenWriter()
    {
        var connection = new SqliteConnection(ConnectionString(SqliteOpenMode.ReadWriteCreate, pooling: false));
        try
        {
            CreateFile();
            connection.Open();
            var version = Version.Parse(connection.ServerVersion);
            _info = new StoreInfo("sqlite", connection.ServerVersion, _path);
            if (version < SqliteVersions.Oldest)
            {
                throw new WigTokenException(
                    "storage_too_old", $"SQLite {version} is linked; WigToken needs {SqliteVersions.Oldest} or later (the package Microsoft.Data.Sqlite brings a good one).", isTransient: false);
            }

            SqliteMigrator.RefuseForeign(connection, _path);
            Execute(connection, Pragmas(version));
            SqliteMigrator.Migrate(connection, migrations, _path);
            return connection;
        }
        catch (Exception exception)
        {
            connection.Dispose();
            if (Explain(exception) is { } explained)
                throw explained;
            throw;
        }
    }

    public override async ValueTask<DbConnection> OpenReaderAsync(CancellationToken cancellationToken)
    {
        var connection = new SqliteConnection(ConnectionString(SqliteOpenMode.ReadWrite, pooling: true));
        try
        {
            await connection.OpenAsync(cancellationToken);
            Execute(connection, "PRAGMA query_only = 1");
            return connection;
        }
        catch (SqliteException exception)
        {
            await connection.DisposeAsync();
            if (Explain(exception) is { } explained)
                throw explained;
            throw;
        }
    }

    public override Statement Prepare(DbConnection connection, string sql, params ReadOnlySpan<string> parameters) =>
        new SqliteStatement((SqliteConnection)connection, sql, parameters);

    public override WigTokenException? Explain(Exception exception) => exception switch
    {
        WigTokenException known => known,
        OverflowException or SqliteException { SqliteExtendedErrorCode: SqliteErrors.ConstraintDataType } => Overflow(exception),
        SqliteException sqlite => SqliteErrors.Explain(sqlite, _path),
        IOException or UnauthorizedAccessException => new WigTokenException(
            "storage_read_only", $"The database '{_path}' cannot be written: {exception.Message} Give the account write access to the file and its folder, or choose another (STATS_DB_PATH or DB_URL).", isTransient: false, exception),
        _ => null,
    };

    public override ValueTask DisposeAsync()
    {
        using var connection = new SqliteConnection(ConnectionString(SqliteOpenMode.ReadWrite, pooling: true));
        SqliteConnection.ClearPool(connection);
        return ValueTask.CompletedTask;
    }

    private string Pragmas(Version version)
    {
        var journal = "WAL";
        if (SqliteVersions.HasWalResetBug(version))
        {
            LogWalResetBug(logger, version);
            journal = "DELETE";
        }

        // FULL: a commit is on disk before anybody is told of it; it costs nothing measurable from a hundred rows a commit on.
        // The log is moved into the file after 32 MiB, not after 4: pages that change in every transaction are then written there once for
        // many. Measured at batches of 1,000: 53,100 messages/s instead of 39,900, with a log of about 38 MB.
        // It is cut back to 64 MiB after a reader has kept it from being recycled. 32 MiB of cache keep the index on ids in memory.
        return $"""
            PRAGMA journal_mode = {journal};
            PRAGMA synchronous = FULL;
            PRAGMA wal_autocheckpoint = 8192;
            PRAGMA journal_size_limit = 67108864;
            PRAGMA cache_size = -32768;
            PRAGMA temp_store = MEMORY;
            """;
    }

    /// <summary>The labels are nobody else's business: the folder and the file are made for their owner alone, and SQLite's log takes the file's mode.</summary>
    private void CreateFile()
    {
        var directory = Path.GetDirectoryName(_path)!;
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(directory);
            return;
        }

        if (!Directory.Exists(directory))
            Directory.CreateDirectory(directory, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, Share = FileShare.ReadWrite, UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
        };
        // Never a file that is there: closing it would drop the locks that other connections of this process have on it
        // (sqlite.org/howtocorrupt.html, 2.2), and another process could then take the log away under them.
        lock (Creating)
        {
            if (!Path.Exists(_path))
                new FileStream(_path, options).Dispose();
        }
    }

    private string ConnectionString(SqliteOpenMode mode, bool pooling) =>
        new SqliteConnectionStringBuilder { DataSource = _path, Mode = mode, Pooling = pooling, DefaultTimeout = 5 }.ToString();

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    [LoggerMessage(
        EventId = 10, Level = LogLevel.Warning,
        Message = "SQLite {Version} is linked, which can lose committed data in write-ahead-log mode. Using a rollback journal instead: safe, but reads wait for writes. Reference Microsoft.Data.Sqlite 10.0.15 or later.")]
    private static partial void LogWalResetBug(ILogger logger, Version version);
}
