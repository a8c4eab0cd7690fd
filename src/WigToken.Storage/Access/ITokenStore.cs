namespace WigToken.Storage.Access;

/// <summary>The tokens. Whatever changes one is written together with its entry in the audit log.</summary>
public interface ITokenStore
{
    /// <summary>All tokens, revoked ones too, oldest first.</summary>
    Task<IReadOnlyList<Token>> GetTokensAsync(CancellationToken cancellationToken);

    /// <summary>The token that a secret belongs to, live or not; null if the secret is unknown or its grace is over.</summary>
    Task<Token?> FindTokenAsync(TokenSecret secret, long nowMs, CancellationToken cancellationToken);

    /// <summary>Issues a token.</summary>
    Task<Token> IssueTokenAsync(NewToken token, TokenSecret secret, AuditEntry audit, CancellationToken cancellationToken);

    /// <summary>Issues an admin token if no live one exists, however many processes ask at once; null if there is one.</summary>
    Task<Token?> IssueFirstAdminAsync(NewToken token, TokenSecret secret, AuditEntry audit, CancellationToken cancellationToken);

    /// <summary>Gives a live token a new secret. The one before it stays good until <paramref name="graceUntilMs"/>; null if there is no such live token.</summary>
    Task<Token?> RotateTokenAsync(long id, TokenSecret secret, long graceUntilMs, AuditEntry audit, CancellationToken cancellationToken);

    /// <summary>Revokes a token, its secrets and its sign-ins, as of the entry's time.</summary>
    Task<RevokeResult> RevokeTokenAsync(long id, AuditEntry audit, CancellationToken cancellationToken);

    /// <summary>Notes that a token was used.</summary>
    Task NoteTokenUseAsync(long id, long nowMs, CancellationToken cancellationToken);
}
