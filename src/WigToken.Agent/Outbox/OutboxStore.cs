using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;

namespace WigToken.Agent.Outbox;

/// <summary>
/// How far each transcript has been read, and the messages that the server does not have yet: one SQLite file, and what moves in it moves in one
/// transaction. There is no moment at which a crash loses or doubles anything. Safe to use from any thread.
/// </summary>
internal sealed partial class OutboxStore : IDisposable
{
    public const string FileName = "outbox.db";

    private readonly Lock _lock = new();
    private readonly SqliteConnection _connection;
    private readonly TimeProvider _time;

    private OutboxStore(SqliteConnection connection, TimeProvider time)
    {
        (_connection, _time) = (connection, time);
        Waiting = Count();
    }

    /// <summary>Beats whenever messages came or went.</summary>
    public Pulse Changed { get; } = new();

    /// <summary>What waits for the server.</summary>
    public WaitingMessages Waiting { get; private set; }

    /// <summary>Opens the outbox of a state directory; makes one where there is none. One that is damaged is moved aside, and everything is read again.</summary>
    /// <exception cref="AgentException">It cannot be opened.</exception>
    public static OutboxStore Open(StateDirectory state, TimeProvider time, ILogger logger)
    {
        var path = state.PathOf(FileName);
        try
        {
            return OpenFile(state, time);
        }
        catch (SqliteException exception) when (exception.SqliteErrorCode is OutboxSchema.Corrupt or NotADatabase)
        {
            var aside = $"{path}.damaged-{time.GetUtcNow():yyyyMMdd'T'HHmmss'Z'}";
            File.Move(path, aside, overwrite: true);
            File.Delete(path + "-journal");
            LogDamaged(logger, path, exception.Message, aside);
            return Guarded(path, () => OpenFile(state, time));
        }
        catch (SqliteException exception)
        {
            throw Explain(path, exception);
        }
    }

    /// <summary>For somebody who only looks; null if there is no outbox, or not yet.</summary>
    /// <exception cref="AgentException">It cannot be read.</exception>
    public static OutboxStore? TryOpenToLook(StateDirectory state, TimeProvider time)
    {
        var path = state.PathOf(FileName);
        if (!File.Exists(path))
            return null;
        return Guarded(path, () =>
        {
            OutboxStore? outbox = null;
            var connection = Connect(state);
            try
            {
                OutboxSchema.Execute(connection, "PRAGMA query_only = 1");
                return outbox = OutboxSchema.IsMade(connection) ? new OutboxStore(connection, time) : null;
            }
            finally
            {
                if (outbox is null)
                    connection.Dispose();
            }
        });
    }

    /// <summary>Copies an outbox as it is at one moment, while an agent is at work on it or not; nothing where there is none.</summary>
    public static void Copy(StateDirectory from, StateDirectory to)
    {
        using var outbox = TryOpenToLook(from, TimeProvider.System);
        if (outbox is null)
            return;
        CreateFile(to);
        using var copy = Connect(to);
        outbox.Read(() =>
        {
            outbox._connection.BackupDatabase(copy);
            return 0;
        });
    }

    public void Dispose() => _connection.Dispose();

    private static OutboxStore OpenFile(StateDirectory state, TimeProvider time)
    {
        CreateFile(state);
        var connection = Connect(state);
        try
        {
            // A rollback journal: one file, also where a home folder lies on a network. FULL: what is told to be taken is on disk.
            OutboxSchema.Execute(connection, "PRAGMA journal_mode = TRUNCATE; PRAGMA synchronous = FULL; PRAGMA cache_size = -2048; PRAGMA temp_store = MEMORY;");
            OutboxSchema.Check(connection);
            OutboxSchema.Prepare(connection);
            return new OutboxStore(connection, time);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>
    /// Made for its owner alone; the journal takes the file's mode. Never one that is there: closing it would drop the locks that other
    /// connections of this process have on it (sqlite.org/howtocorrupt.html, 2.2).
    /// </summary>
    private static void CreateFile(StateDirectory state)
    {
        if (!File.Exists(state.PathOf(FileName)))
            state.OpenFile(FileName, FileShare.ReadWrite).Dispose();
    }

    /// <summary>Opens it, also to look at it: what a killed agent has left half done is put right by whoever comes next.</summary>
    private static SqliteConnection Connect(StateDirectory state)
    {
        var text = new SqliteConnectionStringBuilder { DataSource = state.PathOf(FileName), Mode = SqliteOpenMode.ReadWrite, Pooling = false };
        var connection = new SqliteConnection(text.ToString());
        try
        {
            connection.Open();
            // SQLite's own way of waiting: it asks often enough to get in between the transactions of a first history, and waits inside statements
            // too, where a schema that another process changes is read again.
            OutboxSchema.Execute(connection, "PRAGMA busy_timeout = 10000");
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private static T Guarded<T>(string path, Func<T> act)
    {
        try
        {
            return act();
        }
        catch (SqliteException exception)
        {
            throw Explain(path, exception);
        }
    }

    /// <summary>Runs something as one transaction.</summary>
    private void Write(Action act)
    {
        lock (_lock)
        {
            Guarded(_connection.DataSource, () =>
            {
                using var transaction = _connection.BeginTransaction();
                act();
                transaction.Commit();
                return 0;
            });
        }
    }

    private T Read<T>(Func<T> get)
    {
        lock (_lock)
            return Guarded(_connection.DataSource, get);
    }

    private SqliteCommand Command(string sql, params ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        var command = _connection.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in parameters)
            command.Parameters.AddWithValue(name, value ?? DBNull.Value);
        return command;
    }

    private void Run(string sql, params ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        using var command = Command(sql, parameters);
        command.ExecuteNonQuery();
    }

    private WaitingMessages Count()
    {
        using var command = Command("SELECT count(*), coalesce(sum(length(body)), 0) FROM message");
        using var reader = command.ExecuteReader();
        reader.Read();
        return new WaitingMessages(reader.GetInt64(0), reader.GetInt64(1));
    }

    private void Move(WaitingMessages difference)
    {
        lock (_lock)
            Waiting += difference;
        Changed.Beat();
    }

    private long NowMs => _time.GetUtcNow().ToUnixTimeMilliseconds();

    private const int Busy = 5, ReadOnly = 8, Full = 13, CannotOpen = 14, NotADatabase = 26;

    private static AgentException Explain(string path, SqliteException exception) => exception.SqliteErrorCode switch
    {
        Full => new AgentException($"The disk that holds '{path}' is full. Free some room; nothing is lost meanwhile.", exception),
        Busy => new AgentException($"'{path}' is in use by another program. Nothing is lost meanwhile.", exception),
        ReadOnly or CannotOpen => new AgentException($"'{path}' cannot be written. Give this account write access to it and to its folder.", exception),
        OutboxSchema.Corrupt or NotADatabase => new OutboxDamagedException($"'{path}' is damaged.", exception),
        _ => new AgentException($"Reading or writing '{path}' failed ({exception.SqliteExtendedErrorCode}): {exception.Message}", exception),
    };

    [LoggerMessage(EventId = 50, Level = LogLevel.Error, Message = "'{Path}' is damaged ({Reason}). It is kept as '{Aside}', and all transcripts are read again; the server counts nothing twice.")]
    private static partial void LogDamaged(ILogger logger, string path, string reason, string aside);
}
