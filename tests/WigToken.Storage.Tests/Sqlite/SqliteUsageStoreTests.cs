using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;
using WigToken.Pricing;

namespace WigToken.Storage.Tests.Sqlite;

public sealed class SqliteUsageStoreTests : UsageStoreConformance, IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    protected override Task<TestStore> OpenAsync(string database, PriceBook prices) =>
        TestStore.OpenAsync(UsageStores.Sqlite(_folder.File(database), prices, NullLogger.Instance));

    protected override async Task<DbConnection> ConnectAsync(string database = "usage")
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = _folder.File(database), Pooling = false }.ToString());
        await connection.OpenAsync(Cancel);
        return connection;
    }
}
