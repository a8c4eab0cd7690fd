using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;
using WigToken.Storage.Migrations;
using WigToken.Storage.Relational;
using WigToken.Storage.Sqlite;

namespace WigToken.Storage.Tests.Sqlite;

/// <summary>A test with SQLite files in a folder of its own.</summary>
public abstract class SqliteTest : IDisposable
{
    private readonly TempFolder _folder = new();

    protected static CancellationToken Cancel => TestContext.Current.CancellationToken;

    protected string Path => InFolder("usage.db");

    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing) => _folder.Dispose();

    protected string InFolder(string name) => _folder.File(name);

    protected static Task<TestStore> OpenAsync(string path) => TestStore.OpenAsync(UsageStores.Sqlite(path, Samples.Prices, NullLogger.Instance));

    internal static async Task<TestStore> OpenAsync(string path, params Migration[] migrations) =>
        await TestStore.OpenAsync(new RelationalStore(new SqliteEngine(path, migrations, NullLogger.Instance), Samples.Prices, NullLogger.Instance));

    protected static async Task<WigTokenException> RefusedAsync(string path)
    {
        var exception = await Assert.ThrowsAsync<WigTokenException>(() => OpenAsync(path));
        Assert.Contains(path, exception.Message, StringComparison.Ordinal);
        return exception;
    }

    /// <summary>Connects as another program would; it gives up at once when it would have to wait.</summary>
    protected static SqliteConnection Connect(string path)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false, DefaultTimeout = 1 }.ToString());
        connection.Open();
        return connection;
    }

    protected static void Execute(SqliteConnection connection, string sql) => Scalar(connection, sql);

    protected static string? Scalar(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The tests' own constants.
        command.CommandText = sql;
#pragma warning restore CA2100
        return Convert.ToString(command.ExecuteScalar(), CultureInfo.InvariantCulture);
    }

    protected static string? Scalar(string path, string sql)
    {
        using var connection = Connect(path);
        return Scalar(connection, sql);
    }

    /// <summary>All that a database holds, as text.</summary>
    protected static string Dump(string path)
    {
        using var connection = Connect(path);
        var tables = Scalar(connection, "SELECT group_concat(name) FROM (SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name)")!.Split(',');
        return string.Join('\n', tables.Select(table => $"{table}: {Rows(connection, table)}"));
    }

    private static string Rows(SqliteConnection connection, string table)
    {
        var columns = Scalar(connection, $"SELECT group_concat('quote(' || name || ')', ' || '','' || ') FROM pragma_table_info('{table}')");
        return Scalar(connection, $"SELECT group_concat(row, char(10)) FROM (SELECT {columns} AS row FROM {table} ORDER BY 1)")!;
    }
}
