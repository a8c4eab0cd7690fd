using WigToken.Storage.Access;
using static WigToken.Storage.Tests.Samples;

namespace WigToken.Storage.Tests;

public abstract partial class UsageStoreConformance
{
    [Fact]
    public async Task SignIn_IsFoundUntilItEnds()
    {
        await using var store = await OpenAsync();
        var token = await SignInAsync(store, expires: null);

        Assert.Equal((token, Later), await store.SignIns.FindSignInAsync(Hash(1), Later - 1, Cancel));
        Assert.Null(await store.SignIns.FindSignInAsync(Hash(1), Later, Cancel));
        Assert.Null(await store.SignIns.FindSignInAsync(Hash(2), Noon, Cancel));
        Assert.Contains(await store.AuditAsync(), static entry => entry.Action == AuditActions.Login);
    }

    [Fact]
    public async Task SignIn_EndsWithItsTokensExpiry()
    {
        await using var store = await OpenAsync();
        var token = await SignInAsync(store, expires: Later - 10);

        Assert.Equal((token, Later - 10), await store.SignIns.FindSignInAsync(Hash(1), Noon, Cancel));
        Assert.Null(await store.SignIns.FindSignInAsync(Hash(1), Later - 10, Cancel));
    }

    [Fact]
    public async Task SignIn_EndsWhenItsTokenIsRevoked_AndOthersStay()
    {
        await using var store = await OpenAsync();
        var token = await SignInAsync(store, expires: null);
        var other = await IssueAsync(store, NewToken(TokenScope.Read), TokenSecret.Generate(TokenScope.Read));
        await store.SignIns.SignInAsync(Hash(2), other.Id, Later, Entry(AuditActions.Login), Cancel);

        await RevokeAsync(store, token.Id, Noon);

        Assert.Null(await store.SignIns.FindSignInAsync(Hash(1), Noon, Cancel));
        Assert.NotNull(await store.SignIns.FindSignInAsync(Hash(2), Noon, Cancel));
        // One that was on its way while the token was revoked.
        await store.SignIns.SignInAsync(Hash(3), token.Id, Later, Entry(AuditActions.Login), Cancel);
        Assert.Null(await store.SignIns.FindSignInAsync(Hash(3), Noon, Cancel));
    }

    [Fact]
    public async Task SignOut_EndsThatSignInAlone_Once()
    {
        await using var store = await OpenAsync();
        var token = await SignInAsync(store, expires: null);
        await store.SignIns.SignInAsync(Hash(2), token.Id, Later, Entry(AuditActions.Login), Cancel);

        Assert.True(await store.SignIns.SignOutAsync(Hash(1), Entry(AuditActions.Logout), Cancel));
        Assert.False(await store.SignIns.SignOutAsync(Hash(1), Entry(AuditActions.Logout), Cancel));

        Assert.Null(await store.SignIns.FindSignInAsync(Hash(1), Noon, Cancel));
        Assert.NotNull(await store.SignIns.FindSignInAsync(Hash(2), Noon, Cancel));
        Assert.Single(await store.AuditAsync(), static entry => entry.Action == AuditActions.Logout);
    }

    [Fact]
    public async Task Prune_RemovesSignInsThatAreOver_AndNoOthers()
    {
        await using var store = await OpenAsync();
        var token = await SignInAsync(store, expires: null);
        await store.SignIns.SignInAsync(Hash(2), token.Id, Later + 1, Entry(AuditActions.Login), Cancel);

        Assert.Equal(0, await store.Audit.PruneAsync(Noon, nowMs: Later, Cancel));

        Assert.Null(await store.SignIns.FindSignInAsync(Hash(1), Noon, Cancel));
        Assert.NotNull(await store.SignIns.FindSignInAsync(Hash(2), Noon, Cancel));
    }

    [Fact]
    public async Task EmbedOrigins_AddedAndRemoved_AreFoundExactlyAsWritten()
    {
        await using var store = await OpenAsync();
        var first = (await AddAsync("https://a.example"))!;
        var second = (await AddAsync("https://b.example"))!;

        Assert.Equal(new EmbedOrigin(first.Id, "https://a.example", "a label", Noon), first);
        Assert.Null(await AddAsync("https://a.example"));
        Assert.Equal([first, second], await store.Origins.GetEmbedOriginsAsync(Cancel));
        Assert.True(await store.Origins.IsEmbedOriginAsync("https://a.example", Cancel));
        foreach (var other in (string[])["https://A.example", "https://a.example/", "http://a.example", "https://a.exampl_", "%", ""])
            Assert.False(await store.Origins.IsEmbedOriginAsync(other, Cancel));

        Assert.True(await RemoveAsync(second.Id));
        Assert.False(await RemoveAsync(second.Id));
        Assert.Equal([first], await store.Origins.GetEmbedOriginsAsync(Cancel));
        Assert.Equal(3, (await store.AuditAsync()).Count);
        // A page that is out of date removes by number what it shows, or nothing.
        Assert.NotEqual(second.Id, (await AddAsync("https://c.example"))!.Id);

        Task<EmbedOrigin?> AddAsync(string origin) => store.Origins.AddEmbedOriginAsync(origin, "a label", Entry(AuditActions.EmbedOriginAdded), Cancel);
        Task<bool> RemoveAsync(long id) => store.Origins.RemoveEmbedOriginAsync(id, Entry(AuditActions.EmbedOriginRemoved), Cancel);
    }

    private static async Task<Token> SignInAsync(TestStore store, long? expires)
    {
        var token = await IssueAsync(store, NewToken(TokenScope.Read, expires: expires), TokenSecret.Generate(TokenScope.Read));
        await store.SignIns.SignInAsync(Hash(1), token.Id, Later, Entry(AuditActions.Login), Cancel);
        return token;
    }
}
