namespace WigToken.Storage.Access;

/// <summary>Sign-ins of browsers, kept where every server process sees them.</summary>
public interface ISignInStore
{
    /// <summary>Signs in with a token.</summary>
    /// <param name="hash">SHA-256 of what the browser will show.</param>
    /// <param name="tokenId">The token.</param>
    /// <param name="expiresMs">When the sign-in ends, Unix milliseconds.</param>
    /// <param name="audit">The entry for the audit log.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task SignInAsync(ReadOnlyMemory<byte> hash, long tokenId, long expiresMs, AuditEntry audit, CancellationToken cancellationToken);

    /// <summary>The token behind a sign-in and the sign-in's end; null if it is unknown or over.</summary>
    Task<(Token Token, long ExpiresMs)?> FindSignInAsync(ReadOnlyMemory<byte> hash, long nowMs, CancellationToken cancellationToken);

    /// <summary>Signs out; false if there was no such sign-in.</summary>
    Task<bool> SignOutAsync(ReadOnlyMemory<byte> hash, AuditEntry audit, CancellationToken cancellationToken);
}
