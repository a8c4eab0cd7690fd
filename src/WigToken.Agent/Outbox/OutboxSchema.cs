using Microsoft.Data.Sqlite;

namespace WigToken.Agent.Outbox;

/// <summary>The tables of an outbox.</summary>
internal static class OutboxSchema
{
    /// <summary>SQLite's result code for a file that is damaged.</summary>
    public const int Corrupt = 11;

    private const int Version = 1;

    // "WigO": says whose file it is.
    private const int ApplicationId = 0x5769674F;

    private const string Tables = """
        CREATE TABLE transcript (
            path TEXT PRIMARY KEY, size INTEGER NOT NULL, modified_ms INTEGER NOT NULL,
            read INTEGER NOT NULL, fingerprint BLOB NOT NULL, timestamp_ms INTEGER) STRICT, WITHOUT ROWID;
        -- Never the same id twice, so that a number says what was put in earlier.
        CREATE TABLE message (id INTEGER PRIMARY KEY AUTOINCREMENT, machine TEXT NOT NULL, since_ms INTEGER NOT NULL, body BLOB NOT NULL) STRICT;
        CREATE TABLE dead_letter (
            id INTEGER PRIMARY KEY AUTOINCREMENT, machine TEXT NOT NULL, since_ms INTEGER NOT NULL, reason TEXT NOT NULL, body BLOB NOT NULL) STRICT;
        -- Transcripts that a hook was called for and that are not read to their end yet.
        CREATE TABLE wanted (path TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
        CREATE TABLE note (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
        """;

    /// <summary>Makes the tables where they are missing.</summary>
    /// <exception cref="AgentException">The file is not an outbox, or a newer program's.</exception>
    public static void Prepare(SqliteConnection connection)
    {
        if (IsReady(connection))
            return;
        using var transaction = connection.BeginTransaction();
        // Another process may have made them meanwhile.
        if (IsReady(connection))
            return;
        if (Number(connection, "PRAGMA user_version") is var version && (version != 0 || Number(connection, "SELECT count(*) FROM sqlite_schema") != 0))
        {
            throw new AgentException(
                $"'{connection.DataSource}' has the schema {version}, and this program knows {Version}: a newer one made it, or it is no outbox. Use the newer program, or another state directory.");
        }

        Execute(connection, $"{Tables} PRAGMA application_id = {ApplicationId}; PRAGMA user_version = {Version};");
        transaction.Commit();
    }

    /// <summary>Looks through the whole file; it is small, and a damaged page would else be met in the middle of something.</summary>
    /// <exception cref="SqliteException">It is damaged.</exception>
    public static void Check(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA quick_check(1)";
        if (command.ExecuteScalar() is string finding and not "ok")
            throw new SqliteException(finding, Corrupt);
    }

    private static bool IsReady(SqliteConnection connection) =>
        Number(connection, "PRAGMA user_version") == Version && Number(connection, "PRAGMA application_id") == ApplicationId;

    public static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    public static long Number(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return Convert.ToInt64(command.ExecuteScalar(), System.Globalization.CultureInfo.InvariantCulture);
    }
}
