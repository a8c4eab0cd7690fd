using System.Data.Common;
using WigToken.Pricing;
using WigToken.Storage.Access;

namespace WigToken.Storage.Relational;

/// <summary>What works on the connection that writes, inside the transaction that the write queue has open.</summary>
internal sealed class Writers : IDisposable
{
    private readonly RelationalEngine _engine;
    private readonly DbConnection _connection;
    private readonly Statement _addAudit, _sawMachine, _countMachines, _dropOldestMachine;

    public Writers(RelationalEngine engine, DbConnection connection, PriceBook prices)
    {
        (_engine, _connection) = (engine, connection);
        Ledger = new LedgerWriter(engine, connection, prices);
        _addAudit = Prepare(
            "INSERT INTO audit (time_ms, token_id, action, user_name, address, bytes, meta) VALUES (@time, @token, @action, @user, @address, @bytes, @meta)",
            "time", "token", "action", "user", "address", "bytes", "meta");
        _sawMachine = Prepare(
            """
            INSERT INTO machine (user_name, machine, seen_ms, agent_version, queue_depth, skew_ms) VALUES (@user, @machine, @seen, @version, @queue, @skew)
            ON CONFLICT (user_name, machine) DO UPDATE SET seen_ms = excluded.seen_ms, agent_version = excluded.agent_version,
                queue_depth = excluded.queue_depth, skew_ms = excluded.skew_ms
            WHERE excluded.seen_ms >= machine.seen_ms
            """,
            "user", "machine", "seen", "version", "queue", "skew");
        _countMachines = Prepare("SELECT count(*) FROM machine WHERE user_name = @user", "user");
        _dropOldestMachine = Prepare(
            "DELETE FROM machine WHERE user_name = @user AND machine = (SELECT machine FROM machine WHERE user_name = @user ORDER BY seen_ms, machine LIMIT 1)", "user");
    }

    public LedgerWriter Ledger { get; }

    /// <summary>Prepares a statement for one use.</summary>
    public Statement Prepare(string sql, params ReadOnlySpan<string> parameters) => _engine.Prepare(_connection, sql, parameters);

    /// <summary>Reads one row inside the transaction.</summary>
    /// <param name="key">The value of the query's one parameter <c>@key</c>.</param>
    /// <param name="sql">The query; there must be a row.</param>
    /// <param name="read">Reads it.</param>
    public T Read<T>(long key, string sql, Func<DbDataReader, T> read)
    {
        using var lookup = new Lookup(_connection, sql);
        return lookup.Read(key, read);
    }

    public void Audit(AuditEntry entry) =>
        _addAudit.Run(entry.TimeMs, entry.TokenId, entry.Action, entry.User, entry.Address, entry.Bytes, entry.Meta);

    public ReceiveResult Receive(ReceivedBatch batch)
    {
        var machine = batch.Machine;
        var result = Ledger.Receive(batch.Usage, machine.SeenMs);
        _sawMachine.Run(machine.User, machine.Machine, machine.SeenMs, machine.AgentVersion, machine.QueueDepth, machine.SkewMs);
        if (_countMachines.Find(machine.User) > IReceiver.MaxMachinesPerUser)
            _dropOldestMachine.Run(machine.User);
        Audit(batch.Audit(result));
        return result;
    }

    /// <summary>Writes the sums that the transaction has moved; returns whether there are any.</summary>
    public bool Flush() => Ledger.Flush();

    /// <summary>Forgets what belonged to a transaction that was rolled back.</summary>
    public void Forget() => Ledger.Forget();

    public void Dispose()
    {
        Ledger.Dispose();
        foreach (var statement in (Statement[])[_addAudit, _sawMachine, _countMachines, _dropOldestMachine])
            statement.Dispose();
    }
}
