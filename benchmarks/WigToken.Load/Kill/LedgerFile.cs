using Microsoft.Data.Sqlite;
using WigToken.Load.Servers;

namespace WigToken.Load.Kill;

/// <summary>The database itself, after its server is gone.</summary>
internal static class LedgerFile
{
    /// <summary>What SQLite has to complain of.</summary>
    /// <exception cref="LoadException">The rows add up to something else than the server's own totals did.</exception>
    public static List<string> Check(string database, Totals expected)
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = database, Pooling = false }.ToString());
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT count(*), sum(input), sum(cache_write_5m + cache_write_1h), sum(cache_read), sum(output) FROM message";
        using (var reader = command.ExecuteReader())
        {
            reader.Read();
            var rows = new Totals(reader.GetInt64(0), reader.GetInt64(1), reader.GetInt64(2), reader.GetInt64(3), reader.GetInt64(4));
            if (rows != expected)
                throw new LoadException($"The rows of the ledger add up to {rows}; its totals say {expected}.");
        }

        var complaints = new List<string>();
        command.CommandText = "PRAGMA integrity_check";
        using (var reader = command.ExecuteReader())
        {
            while (reader.Read())
                complaints.Add(reader.GetString(0));
        }

        complaints.Remove("ok");
        return complaints;
    }
}
