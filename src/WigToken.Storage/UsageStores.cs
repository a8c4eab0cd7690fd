using Microsoft.Extensions.Logging;
using WigToken.Pricing;
using WigToken.Storage.Migrations;
using WigToken.Storage.Relational;
using WigToken.Storage.Sqlite;

namespace WigToken.Storage;

/// <summary>Makes stores.</summary>
public static class UsageStores
{
    /// <summary>A store in a SQLite file, which is made with its folder when the store is opened. The result also is every other store of this library, the <see cref="Access.IReceiver"/>, the <see cref="IRepricer"/> and <see cref="IAsyncDisposable"/>.</summary>
    /// <param name="path">The file.</param>
    /// <param name="prices">What new messages are priced with.</param>
    /// <param name="logger">For what an operator should know.</param>
    public static IUsageStore Sqlite(string path, PriceBook prices, ILogger logger) =>
        new RelationalStore(new SqliteEngine(path, Migration.Of("Sqlite"), logger), prices, logger);
}
