namespace WigToken.Storage.Access;

/// <summary>The origins whose pages may show widgets.</summary>
public interface IEmbedOriginStore
{
    /// <summary>All of them, oldest first.</summary>
    Task<IReadOnlyList<EmbedOrigin>> GetEmbedOriginsAsync(CancellationToken cancellationToken);

    /// <summary>Whether an origin is among them, exactly as it is written.</summary>
    Task<bool> IsEmbedOriginAsync(string origin, CancellationToken cancellationToken);

    /// <summary>Adds one, as of the entry's time; null if it is there already.</summary>
    Task<EmbedOrigin?> AddEmbedOriginAsync(string origin, string label, AuditEntry audit, CancellationToken cancellationToken);

    /// <summary>Removes one; false if there is none with that number.</summary>
    Task<bool> RemoveEmbedOriginAsync(long id, AuditEntry audit, CancellationToken cancellationToken);
}
