using WigToken.Storage.Access;

namespace WigToken.Storage.Relational;

internal sealed partial class RelationalStore
{
    public Task SignInAsync(ReadOnlyMemory<byte> hash, long tokenId, long expiresMs, AuditEntry audit, CancellationToken cancellationToken) => Writer.RunAsync(
        writers =>
        {
            using var add = writers.Prepare("INSERT INTO sign_in (hash, token_id, expires_ms) VALUES (@hash, @token, @expires)", "hash", "token", "expires");
            writers.Audit(audit);
            return add.Run(hash.ToArray(), tokenId, expiresMs);
        },
        cancellationToken);

    public async Task<(Token Token, long ExpiresMs)?> FindSignInAsync(ReadOnlyMemory<byte> hash, long nowMs, CancellationToken cancellationToken)
    {
        const string Sql = $"SELECT {TokenColumns.List}, s.expires_ms FROM sign_in s JOIN token t USING (token_id) WHERE s.hash = @hash AND s.expires_ms > @now";
        await foreach (var (token, expires) in QueryAsync(
            Sql, [("hash", hash.ToArray()), ("now", nowMs)], static reader => (TokenColumns.Read(reader), reader.GetInt64(TokenColumns.Count)), cancellationToken))
        {
            if (token.IsLive(nowMs))
                return (token, Math.Min(expires, token.ExpiresMs ?? long.MaxValue));
        }

        return null;
    }

    public Task<bool> SignOutAsync(ReadOnlyMemory<byte> hash, AuditEntry audit, CancellationToken cancellationToken) => Writer.RunAsync(
        writers =>
        {
            using var remove = writers.Prepare("DELETE FROM sign_in WHERE hash = @hash", "hash");
            if (remove.Run(hash.ToArray()) == 0)
                return false;
            writers.Audit(audit);
            return true;
        },
        cancellationToken);

    private static void ThrowIfOfAnotherKind(NewToken token, TokenSecret secret)
    {
        ArgumentNullException.ThrowIfNull(token);
        ArgumentNullException.ThrowIfNull(secret);
        ThrowIfOfAnotherKind(token.Scope, secret);
    }

    // Whoever sees a secret tells by its first letters whether it may stand in a public page.
    private static void ThrowIfOfAnotherKind(TokenScope scope, TokenSecret secret)
    {
        if (secret.IsEmbed != (scope == TokenScope.Embed))
            throw new ArgumentException($"The secret was made for another scope than {scope}.", nameof(secret));
    }
}
