using System.Globalization;
using Microsoft.Data.Sqlite;

namespace WigToken.Storage.Sqlite;

/// <summary>Copies of a SQLite database: made while a server uses it, and put back when none does.</summary>
public static class SqliteBackup
{
    /// <summary>
    /// Writes a consistent copy of a database, which may be in use, and opens the copy to check it. The file appears under its name only when it
    /// is complete, checked and on disk.
    /// </summary>
    /// <param name="databasePath">The database.</param>
    /// <param name="file">The copy; must not exist.</param>
    /// <param name="cancellationToken">Ends it; nothing is left behind.</param>
    /// <returns>What the copy holds.</returns>
    /// <exception cref="WigTokenException">The database cannot be read, or the copy cannot be written or is not sound.</exception>
    public static async Task<SqliteBackupReport> CreateAsync(string databasePath, string file, CancellationToken cancellationToken)
    {
        (databasePath, file) = (Path.GetFullPath(databasePath), Path.GetFullPath(file));
        if (File.Exists(file))
            throw new WigTokenException("backup_exists", $"'{file}' is there already and is not overwritten. Name another file.", isTransient: false);
        if (!File.Exists(databasePath))
            throw new WigTokenException("storage_missing", $"There is no database '{databasePath}' to back up. Is STATS_DB_PATH or DB_URL set as it is for the server?", isTransient: false);
        var partial = $"{file}.partial-{Guid.NewGuid():N}";
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            await CopyAsync(databasePath, partial, cancellationToken);
            var report = Check(partial, file, cancellationToken);
            SyncToDisk(partial);
            File.Move(partial, file);
            return report;
        }
        catch (Exception exception) when (exception is SqliteException or IOException or UnauthorizedAccessException)
        {
            throw Explain(exception, databasePath);
        }
        finally
        {
            File.Delete(partial);
        }
    }

    /// <summary>Puts a copy in the place of a database that no server uses. The database that was there is kept beside it.</summary>
    /// <param name="file">The copy.</param>
    /// <param name="databasePath">The database; need not exist.</param>
    /// <param name="time">What the name of the kept database tells the time by.</param>
    /// <param name="cancellationToken">Ends it while nothing is changed yet.</param>
    /// <returns>What the copy holds, and where the database is kept that was there; null if there was none.</returns>
    /// <exception cref="WigTokenException">The copy is not sound, or the database is in use. Nothing is changed.</exception>
    public static async Task<(SqliteBackupReport Report, string? Kept)> RestoreAsync(
        string file, string databasePath, TimeProvider time, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(time);
        (databasePath, file) = (Path.GetFullPath(databasePath), Path.GetFullPath(file));
        if (!File.Exists(file))
            throw new WigTokenException("backup_missing", $"There is no file '{file}'.", isTransient: false);
        var partial = $"{databasePath}.restoring-{Guid.NewGuid():N}";
        try
        {
            var report = Check(file, file, cancellationToken);
            Directory.CreateDirectory(Path.GetDirectoryName(databasePath)!);
            await CopyAsync(file, partial, cancellationToken);
            SyncToDisk(partial);
            string? kept = null;
            if (File.Exists(databasePath))
            {
                CloseOff(databasePath);
                kept = $"{databasePath}.before-restore-{time.GetUtcNow().ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture)}";
                File.Move(databasePath, kept);
            }

            File.Move(partial, databasePath);
            return (report, kept);
        }
        catch (Exception exception) when (exception is SqliteException or IOException or UnauthorizedAccessException)
        {
            throw Explain(exception, databasePath);
        }
        finally
        {
            File.Delete(partial);
        }
    }

    private static async Task CopyAsync(string from, string to, CancellationToken cancellationToken)
    {
        await using var connection = Open(from, SqliteOpenMode.ReadWrite);
        await using var command = connection.CreateCommand();
        command.CommandText = "VACUUM INTO @to";
        command.Parameters.AddWithValue("@to", to);
        await Task.Run(command.ExecuteNonQuery, cancellationToken);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(to, UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    /// <summary>Reads every page and compares the total with the sum over the messages.</summary>
    private static SqliteBackupReport Check(string path, string name, CancellationToken cancellationToken)
    {
        using var connection = Open(path, SqliteOpenMode.ReadOnly);
        SqliteMigrator.RefuseForeign(connection, name);
        cancellationToken.ThrowIfCancellationRequested();
        var verdict = (string)Scalar(connection, "PRAGMA integrity_check(1)");
        if (verdict != "ok")
            throw new WigTokenException("backup_damaged", $"'{name}' is damaged: {verdict} Use another backup.", isTransient: false);
        var (messages, counted) = ((long)Scalar(connection, "SELECT messages FROM total"), (long)Scalar(connection, "SELECT count(*) FROM message"));
        return messages == counted
            ? new SqliteBackupReport(messages, new FileInfo(path).Length)
            : throw new WigTokenException("backup_damaged", $"'{name}' says it holds {messages} messages and holds {counted}. Use another backup.", isTransient: false);
    }

    /// <summary>Moves the write-ahead log into the file, which succeeds only where nobody else has it open.</summary>
    private static void CloseOff(string path)
    {
        using var connection = Open(path, SqliteOpenMode.ReadWrite);
        try
        {
            Scalar(connection, "PRAGMA journal_mode = DELETE");
        }
        catch (SqliteException exception) when (exception.SqliteErrorCode == 5)
        {
            throw new WigTokenException("storage_in_use", $"The database '{path}' is in use. Stop the server, then restore.", isTransient: true, exception);
        }
    }

    private static SqliteConnection Open(string path, SqliteOpenMode mode)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Mode = mode, Pooling = false, DefaultTimeout = 1 }.ToString());
        connection.Open();
        return connection;
    }

    private static object Scalar(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar()!;
    }

    private static void SyncToDisk(string path)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.ReadWrite);
        stream.Flush(flushToDisk: true);
    }

    private static WigTokenException Explain(Exception exception, string path) =>
        (exception is SqliteException sqlite ? SqliteErrors.Explain(sqlite, path) : null)
        ?? new WigTokenException("backup_failed", $"Copying failed: {exception.Message}", isTransient: false, exception);
}
