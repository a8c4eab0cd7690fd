namespace WigToken.Storage;

/// <summary>Sessions, kept by the ledger with every message.</summary>
public interface ISessionStore
{
    /// <summary>A page of sessions. Costs a few microseconds for each session in the range, whatever the number of their messages; in the order of time, for each that is returned.</summary>
    Task<IReadOnlyList<SessionUsage>> GetSessionsAsync(SessionQuery query, CancellationToken cancellationToken);
}
