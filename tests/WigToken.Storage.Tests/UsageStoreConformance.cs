using System.Data.Common;
using WigToken.Pricing;

namespace WigToken.Storage.Tests;

/// <summary>What every store promises. A store's own test class inherits this and says how to reach a database.</summary>
public abstract partial class UsageStoreConformance
{
    /// <summary>Far more than anything here takes; only a wait that would never end meets it.</summary>
    protected static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    protected static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>Opens a database of this test: empty the first time, with what was stored in it afterwards.</summary>
    protected abstract Task<TestStore> OpenAsync(string database, PriceBook prices);

    /// <summary>Connects to such a database as another program would.</summary>
    protected abstract Task<DbConnection> ConnectAsync(string database = "usage");

    protected Task<TestStore> OpenAsync() => OpenAsync("usage", Samples.Prices);

    protected static async Task ExecuteAsync(DbConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The tests' own constants.
        command.CommandText = sql;
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync(Cancel);
    }
}
