using WigToken.Storage.Access;

namespace WigToken.Storage.Relational;

internal sealed partial class RelationalStore
{
    public Task<IReadOnlyList<Token>> GetTokensAsync(CancellationToken cancellationToken) =>
        ListAsync($"SELECT {TokenColumns.List} FROM token t ORDER BY t.token_id", [], TokenColumns.Read, cancellationToken);

    public async Task<Token?> FindTokenAsync(TokenSecret secret, long nowMs, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(secret);
        const string Sql = $"SELECT {TokenColumns.List}, s.hash FROM token_secret s JOIN token t USING (token_id) WHERE s.hash = @hash AND (s.until_ms IS NULL OR s.until_ms > @now)";
        await foreach (var (token, hash) in QueryAsync(
            Sql, [("hash", secret.Hash.ToArray()), ("now", nowMs)], static reader => (TokenColumns.Read(reader), reader.GetFieldValue<byte[]>(TokenColumns.Count)), cancellationToken))
        {
            // The index has found it; that it is the one is decided in the same time wherever it differs.
            if (System.Security.Cryptography.CryptographicOperations.FixedTimeEquals(hash, secret.Hash.Span))
                return token;
        }

        return null;
    }

    public Task<Token> IssueTokenAsync(NewToken token, TokenSecret secret, AuditEntry audit, CancellationToken cancellationToken)
    {
        ThrowIfOfAnotherKind(token, secret);
        return Writer.RunAsync(writers => Issue(writers, token, secret, audit), cancellationToken);
    }

    public Task<Token?> IssueFirstAdminAsync(NewToken token, TokenSecret secret, AuditEntry audit, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(audit);
        ThrowIfOfAnotherKind(token, secret);
        return Writer.RunAsync(writers => LiveAdmins(writers, audit.TimeMs) > 0 ? null : Issue(writers, token, secret, audit), cancellationToken);
    }

    public Task<Token?> RotateTokenAsync(long id, TokenSecret secret, long graceUntilMs, AuditEntry audit, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(secret);
        ArgumentNullException.ThrowIfNull(audit);
        return Writer.RunAsync(
            writers =>
            {
                using var mark = writers.Prepare($"UPDATE token SET prefix = @prefix WHERE token_id = @id AND {TokenColumns.IsLive}", "prefix", "id", "now");
                if (mark.Run(secret.Prefix, id, audit.TimeMs) == 0)
                    return null;
                // Read here and not afterwards: once it is rotated, nothing may keep the caller from showing the new secret.
                var token = writers.Read(id, $"SELECT {TokenColumns.List} FROM token t WHERE t.token_id = @key", TokenColumns.Read);
                ThrowIfOfAnotherKind(token.Scope, secret);
                // Of several rotations in a row only the last secret before this one stays good, and never longer than it was to.
                using var drop = writers.Prepare("DELETE FROM token_secret WHERE token_id = @id AND until_ms IS NOT NULL", "id");
                drop.Run(id);
                using var end = writers.Prepare("UPDATE token_secret SET until_ms = @until WHERE token_id = @id", "until", "id");
                end.Run(graceUntilMs, id);
                AddSecret(writers, id, secret);
                writers.Audit(audit);
                return token;
            },
            cancellationToken);
    }

    public Task<RevokeResult> RevokeTokenAsync(long id, AuditEntry audit, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(audit);
        return Writer.RunAsync(writers => Revoke(writers, id, audit), cancellationToken);
    }

    public Task NoteTokenUseAsync(long id, long nowMs, CancellationToken cancellationToken) => Writer.RunAsync(
        writers =>
        {
            using var note = writers.Prepare(
                "UPDATE token SET last_used_ms = @now WHERE token_id = @id AND (last_used_ms IS NULL OR last_used_ms < @now)", "now", "id");
            return note.Run(nowMs, id);
        },
        cancellationToken);

    private static Token Issue(Writers writers, NewToken token, TokenSecret secret, AuditEntry audit)
    {
        using var add = writers.Prepare(
            """
            INSERT INTO token (user_name, scope, label, prefix, exposes, created_ms, expires_ms)
            VALUES (@user, @scope, @label, @prefix, @exposes, @created, @expires) RETURNING token_id
            """,
            "user", "scope", "label", "prefix", "exposes", "created", "expires");
        var id = add.Find(token.User, TokenColumns.Scope(token.Scope), token.Label, secret.Prefix, (long)token.Exposes, audit.TimeMs, token.ExpiresMs)!.Value;
        AddSecret(writers, id, secret);
        writers.Audit(audit);
        return new Token
        {
            Id = id, User = token.User, Scope = token.Scope, Label = token.Label, Prefix = secret.Prefix, Exposes = token.Exposes, CreatedMs = audit.TimeMs,
            ExpiresMs = token.ExpiresMs,
        };
    }

    private static RevokeResult Revoke(Writers writers, long id, AuditEntry audit)
    {
        using var find = writers.Prepare(
            $"SELECT CASE WHEN revoked_ms IS NOT NULL THEN 2 WHEN scope = 'admin' AND {TokenColumns.IsLive} THEN 1 ELSE 0 END FROM token WHERE token_id = @id", "now", "id");
        switch (find.Find(audit.TimeMs, id))
        {
            case null:
                return RevokeResult.Unknown;
            case 2:
                return RevokeResult.AlreadyRevoked;
            case 1 when LiveAdmins(writers, audit.TimeMs) == 1:
                return RevokeResult.LastAdmin;
        }

        using var mark = writers.Prepare("UPDATE token SET revoked_ms = @now WHERE token_id = @id", "now", "id");
        mark.Run(audit.TimeMs, id);
        using var signOut = writers.Prepare("DELETE FROM sign_in WHERE token_id = @id", "id");
        signOut.Run(id);
        writers.Audit(audit);
        return RevokeResult.Revoked;
    }

    private static long LiveAdmins(Writers writers, long nowMs)
    {
        using var count = writers.Prepare($"SELECT count(*) FROM token WHERE scope = 'admin' AND {TokenColumns.IsLive}", "now");
        return count.Find(nowMs)!.Value;
    }

    private static void AddSecret(Writers writers, long id, TokenSecret secret)
    {
        using var add = writers.Prepare("INSERT INTO token_secret (hash, token_id) VALUES (@hash, @id)", "hash", "id");
        add.Run(secret.Hash.ToArray(), id);
    }
}
