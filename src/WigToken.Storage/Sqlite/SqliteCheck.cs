using Microsoft.Data.Sqlite;
using SQLitePCL;
using WigToken.Storage.Migrations;

namespace WigToken.Storage.Sqlite;

/// <summary>Whether a file holds a sound database of ours.</summary>
internal static class SqliteCheck
{
    private const string Figures = "input, cache_write_5m, cache_write_1h, cache_read, output";

    private const string IsTotalRight = $"""
        SELECT count(*) FROM total WHERE (messages, {Figures}, cost_nano, unpriced_tokens) = (
            SELECT count(*), coalesce(sum(input), 0), coalesce(sum(cache_write_5m), 0), coalesce(sum(cache_write_1h), 0), coalesce(sum(cache_read), 0),
                coalesce(sum(output), 0), coalesce(sum(cost_nano), 0),
                coalesce(sum(CASE WHEN cost_nano IS NULL THEN input + cache_write_5m + cache_write_1h + cache_read + output END), 0)
            FROM message)
        """;

    /// <summary>Reads every page and compares the total with the sum over the messages.</summary>
    /// <param name="path">The file.</param>
    /// <param name="name">The file that is named when something is wrong: the one that this is a copy of.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="WigTokenException">It is not sound, or not ours.</exception>
    public static async Task<SqliteBackupReport> RunAsync(string path, string name, CancellationToken cancellationToken)
    {
        try
        {
            await using var connection = Open(path, SqliteOpenMode.ReadOnly);
            SqliteMigrator.RefuseForeign(connection, name);
            if (SqliteMigrator.Version(connection) == 0)
                throw new WigTokenException("storage_foreign", $"'{name}' is empty: it is no database of WigToken.", isTransient: false);
            SqliteMigrator.RefuseNewer(connection, Migration.Of("Sqlite"), name);
            if ((string)await ScalarAsync(connection, "PRAGMA integrity_check(1)", cancellationToken) is var verdict && verdict != "ok")
                throw Damaged(name, verdict);
            if ((long)await ScalarAsync(connection, IsTotalRight, cancellationToken) != 1)
                throw Damaged(name, "its total is not the sum of its messages.");
            return new SqliteBackupReport((long)await ScalarAsync(connection, "SELECT messages FROM total", cancellationToken), new FileInfo(path).Length);
        }
        catch (SqliteException exception) when (exception.SqliteErrorCode == raw.SQLITE_CORRUPT)
        {
            throw Damaged(name, exception.Message, exception);
        }
        catch (SqliteException exception)
        {
            throw SqliteErrors.Explain(exception, name) ?? Damaged(name, exception.Message, exception);
        }
    }

    public static SqliteConnection Open(string path, SqliteOpenMode mode)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Mode = mode, Pooling = false, DefaultTimeout = 1 }.ToString());
        connection.Open();
        return connection;
    }

    /// <summary>Runs a statement that may take long; a cancellation ends it at once.</summary>
    public static async Task<object> ScalarAsync(
        SqliteConnection connection, string sql, CancellationToken cancellationToken, params (string Name, object Value)[] parameters)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in parameters)
            command.Parameters.AddWithValue(name, value);
        await using var registration = cancellationToken.Register(() => raw.sqlite3_interrupt(connection.Handle));
        try
        {
            var result = await Task.Run(command.ExecuteScalar, cancellationToken);
            cancellationToken.ThrowIfCancellationRequested();
            return result ?? DBNull.Value;
        }
        catch (SqliteException exception) when (exception.SqliteErrorCode == raw.SQLITE_INTERRUPT)
        {
            throw new OperationCanceledException("It was cancelled.", exception, cancellationToken);
        }
    }

    private static WigTokenException Damaged(string name, string what, Exception? inner = null) =>
        new("backup_damaged", $"'{name}' is damaged: {what} Restore a backup that is sound.", isTransient: false, inner);
}
