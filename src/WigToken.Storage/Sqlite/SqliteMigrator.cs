using Microsoft.Data.Sqlite;
using WigToken.Storage.Migrations;

namespace WigToken.Storage.Sqlite;

/// <summary>Brings a database file to the newest schema: every step in a transaction of its own, with the version it brings about.</summary>
internal static class SqliteMigrator
{
    // "WigT": tells our files from others'.
    private const long ApplicationId = 0x57696754;

    /// <summary>Before anything is written, be it a journal mode. In this order: the first tables come with our mark, so who sees them sees it.</summary>
    public static void RefuseForeign(SqliteConnection connection, string path)
    {
        if (Read(connection, "SELECT count(*) FROM sqlite_schema") > 0 && Read(connection, "PRAGMA application_id") != ApplicationId)
        {
            throw new WigTokenException(
                "storage_foreign", $"'{path}' is a SQLite database of another program. Give WigToken a file of its own (STATS_DB_PATH or DB_URL).", isTransient: false);
        }
    }

    public static void Migrate(SqliteConnection connection, IReadOnlyList<Migration> migrations, string path)
    {
        foreach (var migration in migrations)
        {
            if (Version(connection) < migration.Version)
                Apply(connection, migration, path);
        }

        RefuseNewer(connection, migrations, path);
    }

    /// <summary>Whose schema nobody here has seen is not touched.</summary>
    public static void RefuseNewer(SqliteConnection connection, IReadOnlyList<Migration> migrations, string path)
    {
        var newest = migrations.Count == 0 ? 0 : migrations[^1].Version;
        if (Version(connection) is var version && version > newest)
        {
            throw new WigTokenException(
                "storage_newer",
                $"The database '{path}' has schema {version}, written by a newer WigToken; this program knows schemas up to {newest}. Use the newer program, or another file.",
                isTransient: false);
        }
    }

    private static void Apply(SqliteConnection connection, Migration migration, string path)
    {
        try
        {
            Execute(connection, "BEGIN IMMEDIATE");
            // Another process may have been first while this one waited.
            if (Version(connection) < migration.Version)
                Execute(connection, $"{migration.Sql}; PRAGMA application_id = {ApplicationId}; PRAGMA user_version = {migration.Version}");
            Execute(connection, "COMMIT");
        }
        catch (SqliteException exception) when (SqliteErrors.Explain(exception, path) is null)
        {
            Execute(connection, "ROLLBACK");
            throw new WigTokenException(
                "storage_migration",
                $"Migration {migration.Name} of '{path}' failed: {exception.Message} The database is unchanged, at schema {Version(connection)}.",
                isTransient: false,
                exception);
        }
    }

    /// <summary>The schema; 0 before the first.</summary>
    public static long Version(SqliteConnection connection) => Read(connection, "PRAGMA user_version");

    private static long Read(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return (long)command.ExecuteScalar()!;
    }

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
