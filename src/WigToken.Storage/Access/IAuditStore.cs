namespace WigToken.Storage.Access;

/// <summary>The audit log.</summary>
public interface IAuditStore
{
    /// <summary>Adds an entry that belongs to no other write.</summary>
    Task AddAuditAsync(AuditEntry entry, CancellationToken cancellationToken);

    /// <summary>A page of entries, newest first.</summary>
    Task<IReadOnlyList<AuditEntry>> GetAuditAsync(AuditQuery query, CancellationToken cancellationToken);

    /// <summary>
    /// Forgets some entries older than a time, and sign-ins that are over; returns how many entries it forgot. To be called again until that
    /// is 0: one call is short, so that other writes do not wait for it.
    /// </summary>
    Task<int> PruneAsync(long auditBeforeMs, long nowMs, CancellationToken cancellationToken);
}
