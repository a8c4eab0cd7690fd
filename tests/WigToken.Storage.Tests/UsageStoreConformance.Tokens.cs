using System.Data.Common;
using WigToken.Storage.Access;
using static WigToken.Storage.Tests.Samples;

namespace WigToken.Storage.Tests;

public abstract partial class UsageStoreConformance
{
    private const long Later = Noon + 1000;

    [Theory]
    [InlineData(TokenScope.Ingest)]
    [InlineData(TokenScope.Read)]
    [InlineData(TokenScope.Admin)]
    [InlineData(TokenScope.Embed)]
    public async Task IssueToken_AnyScope_IsFoundBySecretAloneWithEveryField(TokenScope scope)
    {
        await using var store = await OpenAsync();
        var secret = TokenSecret.Generate(scope);

        var issued = await IssueAsync(store, NewToken(scope, "Ann 'O'", Later) with { Label = "für den Bericht" }, secret);

        Assert.Equal(
            new Token
            {
                Id = issued.Id, User = "Ann 'O'", Scope = scope, Label = "für den Bericht", Prefix = secret.Prefix, CreatedMs = Noon, ExpiresMs = Later,
                Exposes = scope == TokenScope.Embed ? EmbedExposures.Default : EmbedExposures.None,
            },
            issued);
        Assert.Equal(issued, await FindTokenAsync(store, secret));
        Assert.Equal([issued], await store.Tokens.GetTokensAsync(Cancel));
        Assert.Null(await FindTokenAsync(store, TokenSecret.Generate(scope)));
        Assert.Equal(AuditActions.TokenIssued, Assert.Single(await store.AuditAsync()).Action);
    }

    [Theory]
    [InlineData(TokenScope.Embed, TokenScope.Admin)]
    [InlineData(TokenScope.Admin, TokenScope.Embed)]
    public async Task IssueToken_SecretOfAnotherKind_IsRefused(TokenScope scope, TokenScope made)
    {
        await using var store = await OpenAsync();
        var secret = TokenSecret.Generate(made);

        await Assert.ThrowsAsync<ArgumentException>(() => IssueAsync(store, NewToken(scope), secret));
        var token = await IssueAsync(store, NewToken(scope), TokenSecret.Generate(scope));
        await Assert.ThrowsAsync<ArgumentException>(() => RotateAsync(store, token.Id, secret, Later));

        Assert.Equal([token], await store.Tokens.GetTokensAsync(Cancel));
        Assert.Single(await store.AuditAsync());
    }

    [Fact]
    public async Task FindToken_ExpiredOrRevoked_IsFoundAndIsNotLive()
    {
        await using var store = await OpenAsync();
        var (expiring, revoked) = (TokenSecret.Generate(TokenScope.Read), TokenSecret.Generate(TokenScope.Read));
        await IssueAsync(store, NewToken(TokenScope.Read, expires: Later), expiring);
        var token = await IssueAsync(store, NewToken(TokenScope.Read), revoked);

        Assert.Equal(RevokeResult.Revoked, await RevokeAsync(store, token.Id, Later));

        Assert.Equal(Later, (await FindTokenAsync(store, revoked, Later))?.RevokedMs);
        Assert.False((await FindTokenAsync(store, revoked, Later))!.IsLive(Later));
        Assert.True((await FindTokenAsync(store, expiring, Later - 1))!.IsLive(Later - 1));
        Assert.False((await FindTokenAsync(store, expiring, Later))!.IsLive(Later));
    }

    [Fact]
    public async Task RotateToken_NewSecretWorksAtOnce_OldOneUntilTheGraceEnds()
    {
        await using var store = await OpenAsync();
        var (old, fresh) = (TokenSecret.Generate(TokenScope.Ingest), TokenSecret.Generate(TokenScope.Ingest));
        var token = await IssueAsync(store, NewToken(TokenScope.Ingest), old);

        var rotated = await RotateAsync(store, token.Id, fresh, Later);

        Assert.Equal(token with { Prefix = fresh.Prefix }, rotated);
        Assert.Equal(rotated, await FindTokenAsync(store, fresh, Noon));
        Assert.Equal(rotated, await FindTokenAsync(store, old, Later - 1));
        Assert.Null(await FindTokenAsync(store, old, Later));
        Assert.Equal(rotated, await FindTokenAsync(store, fresh, Later));
    }

    [Fact]
    public async Task RotateToken_Twice_DropsTheOldestAtOnce()
    {
        await using var store = await OpenAsync();
        var secrets = Enumerable.Range(0, 3).Select(static _ => TokenSecret.Generate(TokenScope.Ingest)).ToArray();
        var token = await IssueAsync(store, NewToken(TokenScope.Ingest), secrets[0]);
        var other = TokenSecret.Generate(TokenScope.Ingest);
        await IssueAsync(store, NewToken(TokenScope.Ingest), other);

        await RotateAsync(store, token.Id, secrets[1], Later + 5000);
        await RotateAsync(store, token.Id, secrets[2], Later);

        Assert.Null(await FindTokenAsync(store, secrets[0], Noon));
        Assert.NotNull(await FindTokenAsync(store, secrets[1], Later - 1));
        Assert.Null(await FindTokenAsync(store, secrets[1], Later));
        Assert.NotNull(await FindTokenAsync(store, secrets[2], Later + 9000));
        Assert.NotNull(await FindTokenAsync(store, other, Later + 9000));
    }

    [Fact]
    public async Task RotateToken_NotLiveOrUnknown_ChangesNothing()
    {
        await using var store = await OpenAsync();
        var (expired, revoked, fresh) = (TokenSecret.Generate(TokenScope.Read), TokenSecret.Generate(TokenScope.Read), TokenSecret.Generate(TokenScope.Read));
        var first = await IssueAsync(store, NewToken(TokenScope.Read, expires: Noon), expired);
        var second = await IssueAsync(store, NewToken(TokenScope.Read), revoked);
        await RevokeAsync(store, second.Id, Noon);
        var audit = await store.AuditAsync();

        foreach (var id in (long[])[first.Id, second.Id, 99])
            Assert.Null(await RotateAsync(store, id, fresh, Later));

        Assert.Null(await FindTokenAsync(store, fresh));
        Assert.NotNull(await FindTokenAsync(store, expired));
        Assert.NotNull(await FindTokenAsync(store, revoked));
        Assert.Equal(audit, await store.AuditAsync());
    }

    [Fact]
    public async Task RevokeToken_EndsSecretsInGraceToo_AndOnlyOnce()
    {
        await using var store = await OpenAsync();
        var (old, fresh) = (TokenSecret.Generate(TokenScope.Ingest), TokenSecret.Generate(TokenScope.Ingest));
        var token = await IssueAsync(store, NewToken(TokenScope.Ingest), old);
        await RotateAsync(store, token.Id, fresh, Later);

        Assert.Equal(RevokeResult.Revoked, await RevokeAsync(store, token.Id, Noon + 1));

        Assert.False((await FindTokenAsync(store, old))?.IsLive(Noon + 1) ?? false);
        Assert.False((await FindTokenAsync(store, fresh))!.IsLive(Noon + 1));
        Assert.Equal(RevokeResult.AlreadyRevoked, await RevokeAsync(store, token.Id, Noon + 2));
        Assert.Equal(Noon + 1, (await FindTokenAsync(store, fresh))!.RevokedMs);
        Assert.Equal(RevokeResult.Unknown, await RevokeAsync(store, 99, Noon));
        Assert.Single(await store.AuditAsync(), static entry => entry.Action == AuditActions.TokenRevoked);
    }

    [Fact]
    public async Task RevokeToken_LastLiveAdmin_IsRefused()
    {
        await using var store = await OpenAsync();
        var (secret, expiring) = (TokenSecret.Generate(TokenScope.Admin), TokenSecret.Generate(TokenScope.Admin));
        var admin = await IssueAsync(store, NewToken(TokenScope.Admin), secret);
        var second = await IssueAsync(store, NewToken(TokenScope.Admin, "bob", Later), expiring);
        await IssueAsync(store, NewToken(TokenScope.Read), TokenSecret.Generate(TokenScope.Read));

        // The other one is an admin no more.
        Assert.Equal(RevokeResult.LastAdmin, await RevokeAsync(store, admin.Id, Later));
        Assert.True((await FindTokenAsync(store, secret))!.IsLive(Later));
        Assert.Equal(RevokeResult.Revoked, await RevokeAsync(store, second.Id, Later));
        Assert.Equal(RevokeResult.LastAdmin, await RevokeAsync(store, admin.Id, Noon));

        await IssueAsync(store, NewToken(TokenScope.Admin, "eve"), TokenSecret.Generate(TokenScope.Admin));
        Assert.Equal(RevokeResult.Revoked, await RevokeAsync(store, admin.Id, Later));
    }

    [Fact]
    public async Task RevokeToken_AllAdminsAtOnce_LeavesOne()
    {
        await using var store = await OpenAsync();
        var ids = new List<long>();
        for (var i = 0; i < 8; i++)
            ids.Add((await IssueAsync(store, NewToken(TokenScope.Admin, $"admin{i}"), TokenSecret.Generate(TokenScope.Admin))).Id);

        var results = await Task.WhenAll(ids.Select(id => Task.Run(() => RevokeAsync(store, id, Later), Cancel)));

        Assert.Equal(7, results.Count(static result => result == RevokeResult.Revoked));
        Assert.Single(results, RevokeResult.LastAdmin);
        Assert.Single(await store.Tokens.GetTokensAsync(Cancel), static token => token.IsLive(Later));
    }

    [Fact]
    public async Task IssueFirstAdmin_FromManyStoresAtOnce_OneWins()
    {
        var stores = new List<TestStore>();
        for (var i = 0; i < 8; i++)
            stores.Add(await OpenAsync());
        var secrets = stores.Select(static _ => TokenSecret.Generate(TokenScope.Admin)).ToArray();

        var tokens = await Task.WhenAll(stores.Select((store, i) => Task.Run(
            () => store.Tokens.IssueFirstAdminAsync(NewToken(TokenScope.Admin), secrets[i], Entry(AuditActions.SetupCompleted), Cancel), Cancel)));

        var winner = Array.FindIndex(tokens, static token => token is not null);
        Assert.Single(tokens, static token => token is not null);
        Assert.Equal([tokens[winner]!], await stores[0].Tokens.GetTokensAsync(Cancel));
        Assert.Equal(tokens[winner], await FindTokenAsync(stores[7], secrets[winner]));
        Assert.Single(await stores[0].AuditAsync());
        foreach (var store in stores)
            await store.DisposeAsync();
    }

    [Fact]
    public async Task IssueFirstAdmin_WhenNoAdminIsLive_IssuesOne()
    {
        await using var store = await OpenAsync();
        await IssueAsync(store, NewToken(TokenScope.Read), TokenSecret.Generate(TokenScope.Read));
        await IssueAsync(store, NewToken(TokenScope.Admin, expires: Later), TokenSecret.Generate(TokenScope.Admin));

        Assert.Null(await FirstAdminAsync(Later - 1));
        Assert.NotNull(await FirstAdminAsync(Later));
        Assert.Null(await FirstAdminAsync(Later));

        Task<Token?> FirstAdminAsync(long at) => store.Tokens.IssueFirstAdminAsync(
            NewToken(TokenScope.Admin), TokenSecret.Generate(TokenScope.Admin), Entry(AuditActions.SetupCompleted, at), Cancel);
    }

    [Fact]
    public async Task NoteTokenUse_KeepsTheLatest()
    {
        await using var store = await OpenAsync();
        var secret = TokenSecret.Generate(TokenScope.Read);
        var token = await IssueAsync(store, NewToken(TokenScope.Read), secret);

        foreach (var (at, expected) in ((long, long)[])[(Noon, Noon), (Later, Later), (Noon, Later)])
        {
            await store.Tokens.NoteTokenUseAsync(token.Id, at, Cancel);
            Assert.Equal(token with { LastUsedMs = expected }, await FindTokenAsync(store, secret));
        }

        await store.Tokens.NoteTokenUseAsync(99, Later, Cancel);
    }

    [Fact]
    public async Task Writes_WhoseAuditFails_LeaveNothingBehind()
    {
        await using var store = await OpenAsync();
        var (secret, other) = (TokenSecret.Generate(TokenScope.Admin), TokenSecret.Generate(TokenScope.Admin));
        var token = await IssueAsync(store, NewToken(TokenScope.Admin), secret);
        await IssueAsync(store, NewToken(TokenScope.Admin), TokenSecret.Generate(TokenScope.Admin));
        await store.SignIns.SignInAsync(Hash(1), token.Id, Later, Entry(AuditActions.Login), Cancel);
        var origin = (await store.Origins.AddEmbedOriginAsync("https://a.example", "", Entry(AuditActions.EmbedOriginAdded), Cancel))!;
        var (tokens, audit) = (await store.Tokens.GetTokensAsync(Cancel), await store.AuditAsync());
        await using var connection = await ConnectAsync();
        await ExecuteAsync(connection, "ALTER TABLE audit RENAME TO audit_away");

        foreach (var write in (Func<Task>[])
            [
                () => IssueAsync(store, NewToken(TokenScope.Admin), other),
                () => RotateAsync(store, token.Id, other, Later),
                () => RevokeAsync(store, token.Id, Noon),
                () => store.SignIns.SignInAsync(Hash(2), token.Id, Later, Entry(AuditActions.Login), Cancel),
                () => store.SignIns.SignOutAsync(Hash(1), Entry(AuditActions.Logout), Cancel),
                () => store.Origins.AddEmbedOriginAsync("https://b.example", "", Entry(AuditActions.EmbedOriginAdded), Cancel),
                () => store.Origins.RemoveEmbedOriginAsync(origin.Id, Entry(AuditActions.EmbedOriginRemoved), Cancel),
                () => store.ReceiveAsync(Ann.Of(Copies(3)), Noon),
            ])
            await Assert.ThrowsAnyAsync<DbException>(write);

        await ExecuteAsync(connection, "ALTER TABLE audit_away RENAME TO audit");
        Assert.Equal(tokens, await store.Tokens.GetTokensAsync(Cancel));
        Assert.NotNull(await FindTokenAsync(store, secret));
        Assert.Null(await FindTokenAsync(store, other));
        Assert.NotNull(await store.SignIns.FindSignInAsync(Hash(1), Noon, Cancel));
        Assert.Null(await store.SignIns.FindSignInAsync(Hash(2), Noon, Cancel));
        Assert.Equal([origin], await store.Origins.GetEmbedOriginsAsync(Cancel));
        Assert.Equal((default, 0), await store.Usage.GetTotalAsync(Cancel));
        Assert.Empty(await store.MachinesAsync());
        Assert.Equal(audit, await store.AuditAsync());
    }

    private static Task<Token> IssueAsync(TestStore store, NewToken token, TokenSecret secret) =>
        store.Tokens.IssueTokenAsync(token, secret, Entry(AuditActions.TokenIssued), Cancel);

    private static Task<Token?> FindTokenAsync(TestStore store, TokenSecret secret, long at = Noon) => store.Tokens.FindTokenAsync(secret, at, Cancel);

    private static Task<Token?> RotateAsync(TestStore store, long id, TokenSecret secret, long graceUntil) =>
        store.Tokens.RotateTokenAsync(id, secret, graceUntil, Entry(AuditActions.TokenRotated), Cancel);

    private static Task<RevokeResult> RevokeAsync(TestStore store, long id, long at) =>
        store.Tokens.RevokeTokenAsync(id, Entry(AuditActions.TokenRevoked, at), Cancel);

    private static byte[] Hash(byte number) => [.. Enumerable.Repeat(number, 32)];
}
