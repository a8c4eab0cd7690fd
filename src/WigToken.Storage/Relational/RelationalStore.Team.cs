using System.Data.Common;
using WigToken.Storage.Access;

namespace WigToken.Storage.Relational;

internal sealed partial class RelationalStore
{
    // So long does a round of forgetting keep other writes waiting: about 10 ms.
    private const int MaxPruned = 1000;

    public Task<ReceiveResult> ReceiveAsync(ReceivedBatch batch, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(batch);
        return Writer.RunAsync(writers => writers.Receive(batch), cancellationToken);
    }

    public Task<IReadOnlyList<MachineSighting>> GetMachinesAsync(CancellationToken cancellationToken) => ListAsync(
        "SELECT user_name, machine, seen_ms, agent_version, queue_depth, skew_ms FROM machine ORDER BY seen_ms DESC, user_name, machine",
        [],
        static reader => new MachineSighting
        {
            User = reader.GetString(0),
            Machine = reader.GetString(1),
            SeenMs = reader.GetInt64(2),
            AgentVersion = reader.GetString(3),
            QueueDepth = reader.IsDBNull(4) ? null : reader.GetInt64(4),
            SkewMs = reader.IsDBNull(5) ? null : reader.GetInt64(5),
        },
        cancellationToken);

    public Task<IReadOnlyList<EmbedOrigin>> GetEmbedOriginsAsync(CancellationToken cancellationToken) => ListAsync(
        "SELECT origin_id, origin, label, created_ms FROM embed_origin ORDER BY origin_id",
        [],
        static reader => new EmbedOrigin(reader.GetInt64(0), reader.GetString(1), reader.GetString(2), reader.GetInt64(3)),
        cancellationToken);

    public async Task<bool> IsEmbedOriginAsync(string origin, CancellationToken cancellationToken) =>
        (await ListAsync("SELECT 1 FROM embed_origin WHERE origin = @origin", [("origin", origin)], static reader => reader.GetInt64(0), cancellationToken)).Count > 0;

    public Task<EmbedOrigin?> AddEmbedOriginAsync(string origin, string label, AuditEntry audit, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(audit);
        return Writer.RunAsync(
            writers =>
            {
                using var add = writers.Prepare(
                    "INSERT INTO embed_origin (origin, label, created_ms) VALUES (@origin, @label, @created) ON CONFLICT DO NOTHING RETURNING origin_id", "origin", "label", "created");
                if (add.Find(origin, label, audit.TimeMs) is not { } id)
                    return null;
                writers.Audit(audit);
                return new EmbedOrigin(id, origin, label, audit.TimeMs);
            },
            cancellationToken);
    }

    public Task<bool> RemoveEmbedOriginAsync(long id, AuditEntry audit, CancellationToken cancellationToken) => Writer.RunAsync(
        writers =>
        {
            using var remove = writers.Prepare("DELETE FROM embed_origin WHERE origin_id = @id", "id");
            if (remove.Run(id) == 0)
                return false;
            writers.Audit(audit);
            return true;
        },
        cancellationToken);

    public Task AddAuditAsync(AuditEntry entry, CancellationToken cancellationToken) => Writer.RunAsync(
        writers =>
        {
            writers.Audit(entry);
            return true;
        },
        cancellationToken);

    public Task<IReadOnlyList<AuditEntry>> GetAuditAsync(AuditQuery query, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        var conditions = new List<string> { "1 = 1" };
        var parameters = new List<(string, object)> { ("limit", query.Limit) };
        void Where(string condition, string name, object? value)
        {
            if (value is null)
                return;
            conditions.Add(condition);
            parameters.Add((name, value));
        }

        Where("time_ms >= @since", "since", query.SinceMs);
        Where("time_ms < @until", "until", query.UntilMs);
        Where("action = @action", "action", query.Action);
        Where("user_name = @user", "user", query.User);
        Where("(time_ms, audit_id) < (@time, @id)", "time", query.After?.TimeMs);
        if (query.After is { } after)
            parameters.Add(("id", after.Id));
        return ListAsync(
            $"""
            SELECT audit_id, time_ms, token_id, action, user_name, address, bytes, meta FROM audit
            WHERE {string.Join(" AND ", conditions)} ORDER BY time_ms DESC, audit_id DESC LIMIT @limit
            """,
            [.. parameters],
            ReadAudit,
            cancellationToken);
    }

    public Task<int> PruneAsync(long auditBeforeMs, long nowMs, CancellationToken cancellationToken) => Writer.RunAsync(
        writers =>
        {
            using var signIns = writers.Prepare("DELETE FROM sign_in WHERE expires_ms <= @now", "now");
            signIns.Run(nowMs);
            using var audit = writers.Prepare(
                "DELETE FROM audit WHERE audit_id IN (SELECT audit_id FROM audit WHERE time_ms < @before ORDER BY time_ms LIMIT @most)", "before", "most");
            return audit.Run(auditBeforeMs, MaxPruned);
        },
        cancellationToken);

    private static AuditEntry ReadAudit(DbDataReader reader) => new()
    {
        Id = reader.GetInt64(0),
        TimeMs = reader.GetInt64(1),
        TokenId = reader.IsDBNull(2) ? null : reader.GetInt64(2),
        Action = reader.GetString(3),
        User = reader.GetString(4),
        Address = reader.GetString(5),
        Bytes = reader.IsDBNull(6) ? null : reader.GetInt64(6),
        Meta = reader.GetString(7),
    };

    private async Task<IReadOnlyList<T>> ListAsync<T>(
        string sql, (string Name, object Value)[] parameters, Func<DbDataReader, T> read, CancellationToken cancellationToken)
    {
        var rows = new List<T>();
        await foreach (var row in QueryAsync(sql, parameters, read, cancellationToken))
            rows.Add(row);
        return rows;
    }
}
