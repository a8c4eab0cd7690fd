using System.Data.Common;
using WigToken.Storage;
using WigToken.Storage.Relational;

namespace WigToken.PowerCut;

/// <summary>The store's engine with less fsync than it asks for: shows that the images reveal what is lost or broken without.</summary>
internal sealed class WeakEngine(RelationalEngine engine, Synchronous synchronous) : RelationalEngine
{
    public override StoreInfo Info => engine.Info;

    public override string Begin => engine.Begin;

    public override DbConnection OpenWriter()
    {
        var connection = engine.OpenWriter();
        using var command = connection.CreateCommand();
        #pragma warning disable CA2100 // The name of an enum's member.
        command.CommandText = $"PRAGMA synchronous = {synchronous}";
#pragma warning restore CA2100
        command.ExecuteNonQuery();
        return connection;
    }

    public override ValueTask<DbConnection> OpenReaderAsync(CancellationToken cancellationToken) => engine.OpenReaderAsync(cancellationToken);

    public override Statement Prepare(DbConnection writer, string sql, params ReadOnlySpan<string> parameters) => engine.Prepare(writer, sql, parameters);

    public override WigTokenException? Explain(Exception exception) => engine.Explain(exception);

    public override ValueTask DisposeAsync() => engine.DisposeAsync();
}
