using System.Globalization;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace WigToken.Storage.Sqlite;

/// <summary>Copies of a SQLite database: made while a server uses it, and put back when none does.</summary>
public static class SqliteBackup
{
    // A database is these files: where the first is moved, the others must not stay and be taken for another's.
    private static readonly string[] Suffixes = ["", "-wal", "-shm", "-journal"];

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
        if (Path.Exists(file))
            throw new WigTokenException("backup_exists", $"'{file}' is there already and is not overwritten. Name another file.", isTransient: false);
        if (!File.Exists(databasePath))
            throw new WigTokenException("storage_missing", $"There is no database '{databasePath}' to back up. Is STATS_DB_PATH or DB_URL set as it is for the server?", isTransient: false);
        var partial = $"{file}.partial-{Guid.NewGuid():N}";
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            await CopyAsync(databasePath, partial, cancellationToken);
            var report = await SqliteCheck.RunAsync(partial, databasePath, cancellationToken);
            SyncToDisk(partial);
            File.Move(partial, file);
            return report;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw Failed(exception);
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
    /// <exception cref="WigTokenException">The copy is not sound, or the database is in use or another program's. Nothing is changed.</exception>
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
            var report = await SqliteCheck.RunAsync(file, file, cancellationToken);
            Directory.CreateDirectory(Path.GetDirectoryName(databasePath)!);
            await CopyAsync(file, partial, cancellationToken);
            SyncToDisk(partial);
            cancellationToken.ThrowIfCancellationRequested();
            var hadDatabase = File.Exists(databasePath);
            if (hadDatabase)
                CloseOff(databasePath);
            var kept = $"{databasePath}.before-restore-{time.GetUtcNow().ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture)}";
            MoveAway(databasePath, kept);
            File.Move(partial, databasePath);
            return (report, hadDatabase ? kept : null);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw Failed(exception);
        }
        finally
        {
            File.Delete(partial);
        }
    }

    private static async Task CopyAsync(string from, string to, CancellationToken cancellationToken)
    {
        // Made here, so that nobody else can read it even while it is written; SQLite takes a file that is empty.
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        await new FileStream(to, options).DisposeAsync();
        try
        {
            await using var connection = SqliteCheck.Open(from, SqliteOpenMode.ReadWrite);
            await SqliteCheck.ScalarAsync(connection, "VACUUM INTO @to", cancellationToken, ("@to", to));
        }
        catch (SqliteException exception)
        {
            throw SqliteErrors.Explain(exception, exception.SqliteErrorCode == raw.SQLITE_FULL ? to : from) ?? Failed(exception);
        }
    }

    /// <summary>Moves the write-ahead log into the file, which succeeds only where nobody else has it open.</summary>
    private static void CloseOff(string path)
    {
        try
        {
            using var connection = SqliteCheck.Open(path, SqliteOpenMode.ReadWrite);
            SqliteMigrator.RefuseForeign(connection, path);
            using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA journal_mode = DELETE";
            command.ExecuteNonQuery();
        }
        catch (SqliteException exception) when (exception.SqliteErrorCode is raw.SQLITE_BUSY or raw.SQLITE_LOCKED)
        {
            throw new WigTokenException("storage_in_use", $"The database '{path}' is in use. Stop the server, then restore.", isTransient: true, exception);
        }
        catch (SqliteException exception) when (exception.SqliteErrorCode is raw.SQLITE_CORRUPT or raw.SQLITE_NOTADB)
        {
            // A damaged database is what backups are for: it is kept as it is, with its log.
        }
        catch (SqliteException exception)
        {
            throw SqliteErrors.Explain(exception, path) ?? Failed(exception);
        }
    }

    private static void MoveAway(string databasePath, string kept)
    {
        foreach (var suffix in Suffixes)
        {
            if (File.Exists(databasePath + suffix))
                File.Move(databasePath + suffix, kept + suffix);
        }
    }

    private static void SyncToDisk(string path)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.ReadWrite);
        stream.Flush(flushToDisk: true);
    }

    private static WigTokenException Failed(Exception exception) => new("backup_failed", $"Copying failed: {exception.Message}", isTransient: false, exception);
}
