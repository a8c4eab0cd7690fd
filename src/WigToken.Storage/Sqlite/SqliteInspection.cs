using Microsoft.Data.Sqlite;
using WigToken.Parsing;
using WigToken.Storage.Migrations;

namespace WigToken.Storage.Sqlite;

/// <summary>Looks into a database, which may be in use, without making, migrating or changing anything.</summary>
public static class SqliteInspection
{
    // 0001_ledger.sql made everything that is read here.
    private const long FirstSchema = 1;

    /// <summary>Reads what a database says of itself. It is opened as the store's own readers open it, so that nothing is left beside it.</summary>
    /// <param name="databasePath">The database.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="WigTokenException">There is none, it is no database of WigToken, or it cannot be read.</exception>
    public static Task<SqliteInspectionReport> ReadAsync(string databasePath, CancellationToken cancellationToken) =>
        Task.Run(() => Read(Path.GetFullPath(databasePath)), cancellationToken);

    private static SqliteInspectionReport Read(string path)
    {
        if (!File.Exists(path))
            throw new WigTokenException("storage_missing", $"There is no database '{path}'.", isTransient: false);
        try
        {
            using var connection = new SqliteConnection(
                new SqliteConnectionStringBuilder { DataSource = path, Mode = SqliteOpenMode.ReadWrite, Pooling = false, DefaultTimeout = 1 }.ToString());
            connection.Open();
            Rows(connection, "PRAGMA query_only = 1", static _ => 0);
            SqliteMigrator.RefuseForeign(connection, path);
            var report = new SqliteInspectionReport
            {
                EngineVersion = connection.ServerVersion,
                Schema = One(connection, "PRAGMA user_version"),
                NewestSchema = Migration.Of("Sqlite")[^1].Version,
                Bytes = new[] { path, path + "-wal" }.Where(File.Exists).Sum(static file => new FileInfo(file).Length),
            };
            return report.Schema >= FirstSchema && report.Schema <= report.NewestSchema ? Fill(report, connection) : report;
        }
        catch (SqliteException exception)
        {
            throw SqliteErrors.Explain(exception, path)
                ?? new WigTokenException("storage_unreadable", $"The database '{path}' cannot be read: {exception.Message}", isTransient: false, exception);
        }
    }

    private static SqliteInspectionReport Fill(SqliteInspectionReport report, SqliteConnection connection) => report with
    {
        Messages = One(connection, "SELECT messages FROM total"),
        NewestMs = Rows(connection, "SELECT max(first_ms) FROM message", static reader => reader.IsDBNull(0) ? (long?)null : reader.GetInt64(0))[0],
        Settings = Rows(connection, "SELECT name, value FROM setting", static reader => KeyValuePair.Create(reader.GetString(0), reader.GetString(1)))
            .ToDictionary(StringComparer.Ordinal),
        Unpriced = Rows(
            connection,
            """
            SELECT provider, model, sum(unpriced_tokens) FROM series_total JOIN series USING (series_id)
            WHERE unpriced_tokens > 0 GROUP BY provider, model ORDER BY sum(unpriced_tokens) DESC, model
            """,
            static reader => (reader.GetString(0), reader.GetString(1), reader.GetInt64(2))),
        Transcripts = Rows(
            connection,
            "SELECT path, size, modified_ms, read_to, fingerprint, timestamp_ms FROM transcript",
            static reader => new TranscriptState(
                reader.GetString(0), reader.GetInt64(1), reader.GetInt64(2),
                new TranscriptPosition(reader.GetInt64(3), [.. reader.GetFieldValue<byte[]>(4)], reader.IsDBNull(5) ? null : reader.GetInt64(5)))),
    };

    private static long One(SqliteConnection connection, string sql) => Rows(connection, sql, static reader => reader.GetInt64(0))[0];

    private static List<T> Rows<T>(SqliteConnection connection, string sql, Func<SqliteDataReader, T> read)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var rows = new List<T>();
        while (reader.Read())
            rows.Add(read(reader));
        return rows;
    }
}
