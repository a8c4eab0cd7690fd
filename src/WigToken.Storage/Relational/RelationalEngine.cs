using System.Data.Common;

namespace WigToken.Storage.Relational;

/// <summary>What differs between database engines. Everything else is plain SQL that they share.</summary>
internal abstract class RelationalEngine : IAsyncDisposable
{
    /// <summary>Known once a connection was opened.</summary>
    public abstract StoreInfo Info { get; }

    /// <summary>Begins a transaction that may write.</summary>
    public abstract string Begin { get; }

    /// <summary>Opens the one connection that writes, and brings the schema up to date.</summary>
    public abstract DbConnection OpenWriter();

    /// <summary>Opens a connection that only reads and never waits for the writer.</summary>
    public abstract ValueTask<DbConnection> OpenReaderAsync(CancellationToken cancellationToken);

    /// <summary>Prepares a statement.</summary>
    /// <param name="connection">The connection, one of this engine's.</param>
    /// <param name="sql">Plain SQL with parameters such as <c>@name</c>.</param>
    /// <param name="parameters">Their names without the <c>@</c>, in the order in which values will come.</param>
    public abstract Statement Prepare(DbConnection connection, string sql, params ReadOnlySpan<string> parameters);

    /// <summary>Says in our words what the engine's exception means; null if it is none of the environment's.</summary>
    public abstract WigTokenException? Explain(Exception exception);

    public abstract ValueTask DisposeAsync();

    /// <summary>A sum that no 64-bit integer holds, whether we or the database noticed it.</summary>
    protected WigTokenException Overflow(Exception exception) => new(
        "storage_overflow",
        $"A sum in '{Info.Location}' would pass {long.MaxValue}, so nothing was stored. Look for forged token counts among the messages, and for a mistake in the price file.",
        isTransient: false,
        exception);
}
