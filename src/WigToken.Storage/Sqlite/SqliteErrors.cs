using Microsoft.Data.Sqlite;

namespace WigToken.Storage.Sqlite;

/// <summary>SQLite's result codes (sqlite.org/rescode.html) in our words.</summary>
internal static class SqliteErrors
{
    private const int Busy = 5, Locked = 6, ReadOnly = 8, Io = 10, Corrupt = 11, Full = 13, CannotOpen = 14, NotADatabase = 26;

    /// <summary>A STRICT table was given a value of another type; of ours, only a sum that turned into a float can be one.</summary>
    public const int ConstraintDataType = 3091;

    public static WigTokenException? Explain(SqliteException exception, string path) => exception.SqliteErrorCode switch
    {
        Busy or Locked => Make("storage_busy", $"The database '{path}' is locked by another process. Is a second WigToken or a SQLite shell writing to it?", true, exception),
        Full => Make("storage_full", $"The disk that holds '{path}' is full. Free some room; nothing is lost meanwhile.", true, exception),
        ReadOnly or CannotOpen => Make(
            "storage_read_only", $"The database '{path}' cannot be opened for writing. Give the account write access to the file and its folder, or choose another (STATS_DB_PATH or DB_URL).", true, exception),
        Io => Make("storage_io", $"Reading or writing '{path}' failed. Look at the disk.", true, exception),
        Corrupt => Make("storage_corrupt", $"The database '{path}' is damaged. Restore a backup, or move the file away: transcripts that still exist are read again.", false, exception),
        NotADatabase => Make("storage_foreign", $"'{path}' is not a SQLite database. Give WigToken a file of its own (STATS_DB_PATH or DB_URL).", false, exception),
        _ => null,
    };

    private static WigTokenException Make(string code, string message, bool isTransient, SqliteException inner) => new(code, message, isTransient, inner);
}
