using System.Data.Common;
using WigToken.Storage;
using WigToken.Storage.Relational;

namespace WigToken.PowerCut;

/// <summary>The store's engine without its fsync at the end of a transaction: shows that the images reveal what is lost without it.</summary>
internal sealed class NormalEngine(RelationalEngine engine) : RelationalEngine
{
    public override StoreInfo Info => engine.Info;

    public override string Begin => engine.Begin;

    public override DbConnection OpenWriter()
    {
        var connection = engine.OpenWriter();
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA synchronous = NORMAL";
        command.ExecuteNonQuery();
        return connection;
    }

    public override ValueTask<DbConnection> OpenReaderAsync(CancellationToken cancellationToken) => engine.OpenReaderAsync(cancellationToken);

    public override Statement Prepare(DbConnection writer, string sql, params ReadOnlySpan<string> parameters) => engine.Prepare(writer, sql, parameters);

    public override WigTokenException? Explain(Exception exception) => engine.Explain(exception);

    public override ValueTask DisposeAsync() => engine.DisposeAsync();
}
