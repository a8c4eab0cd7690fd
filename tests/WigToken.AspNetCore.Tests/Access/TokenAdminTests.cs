using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using WigToken.AspNetCore.Tests.Hosting;
using WigToken.AspNetCore.Tests.Samples;
using WigToken.Storage.Access;

namespace WigToken.AspNetCore.Tests.Access;

public sealed partial class TokenAdminTests
{
    private const string Tokens = "api/admin/tokens";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Issued_TheSecretIsShownOnce_AndNeverListed()
    {
        await using var portal = await TestPortal.StartAsync(Team.Setup());
        var admin = await portal.IssueAsync(TokenScope.Admin);
        var issued = await portal.AskJsonAsync(HttpMethod.Post, Tokens, admin, """{"user":"bob","scope":"ingest","label":"laptop","expiresAt":1800000000000}""");
        var secret = (string)issued["token"]!;
        Assert.Matches(Form(), secret);
        Assert.Equal(("bob", "ingest", "laptop", 1_800_000_000_000), ((string)issued["user"]!, (string)issued["scope"]!, (string)issued["label"]!, (long)issued["expiresAt"]!));
        Assert.StartsWith((string)issued["prefix"]!, secret, StringComparison.Ordinal);

        using var list = await portal.AskAsync(HttpMethod.Get, Tokens, admin);
        var text = await list.Content.ReadAsStringAsync(Cancel);
        Assert.DoesNotContain(secret[4..], text, StringComparison.Ordinal);
        Assert.Equal(["id", "user", "scope", "label", "prefix", "exposes", "createdAt", "expiresAt", "revokedAt", "lastUsedAt"], JsonNode.Parse(text)!["tokens"]![1]!.AsObject().Select(static property => property.Key));

        var entry = Assert.Single(await portal.AuditAsync(), entry => entry.Meta.Contains("\"bob\"", StringComparison.Ordinal));
        Assert.Equal((AuditActions.TokenIssued, "alice", "127.0.0.1"), (entry.Action, entry.User, entry.Address));
        Assert.All(await portal.AuditAsync(), entry => Assert.DoesNotContain(secret[4..], entry.Meta, StringComparison.Ordinal));
        using var used = await portal.AskAsync(HttpMethod.Post, "api/ingest/messages", secret, """{"machine":"m","messages":[]}""");
        Assert.Equal(HttpStatusCode.OK, used.StatusCode);
    }

    [Theory]
    [InlineData("""{"user":"bob","scope":"embed"}""", "totals timeseries models")]
    [InlineData("""{"user":"bob","scope":"embed","exposes":["recent","users","users"]}""", "users recent")]
    [InlineData("""{"user":"bob","scope":"read"}""", "")]
    public async Task Issued_ExposesWhatWasTicked(string json, string exposes)
    {
        await using var portal = await TestPortal.StartAsync(Team.Setup());
        var issued = await portal.AskJsonAsync(HttpMethod.Post, Tokens, await portal.IssueAsync(TokenScope.Admin), json);
        Assert.Equal(exposes, string.Join(' ', issued["exposes"]!.AsArray().Select(static word => (string)word!)));
    }

    [Theory]
    [InlineData("", "field_missing")]
    [InlineData("null", "field_missing")]
    [InlineData("{}", "field_missing")]
    [InlineData("""{"user":"bob"}""", "field_missing")]
    [InlineData("""{"user":"bob","scope":"root"}""", "scope_invalid")]
    [InlineData("""{"user":"bob","scope":"Read"}""", "scope_invalid")]
    [InlineData("""{"user":" ","scope":"read"}""", "token_invalid")]
    [InlineData("""{"user":"bo\nb","scope":"read"}""", "token_invalid")]
    [InlineData("""{"user":"bo\u202eb","scope":"read"}""", "token_invalid")]
    [InlineData("""{"user":"bob","scope":"read","label":"\u0000"}""", "token_invalid")]
    [InlineData("""{"user":"bob","scope":"read","expiresAt":1777633200000}""", "token_invalid")]
    [InlineData("""{"user":"bob","scope":"read","exposes":["totals"]}""", "token_invalid")]
    [InlineData("""{"user":"bob","scope":"embed","exposes":[]}""", "token_invalid")]
    [InlineData("""{"user":"bob","scope":"embed","exposes":["projects"]}""", "exposes_invalid")]
    [InlineData("""{"user":"bob","scope":"embed","exposes":[null]}""", "exposes_invalid")]
    [InlineData("[]", "json_invalid")]
    [InlineData("{", "json_invalid")]
    [InlineData("""{"user":"bob","user":"eve","scope":"read"}""", "json_invalid")]
    [InlineData("""{"user":7,"scope":"read"}""", "json_invalid")]
    [InlineData("""{"user":"\ud800","scope":"read"}""", "json_invalid")]
    [InlineData("""{"user":"bob","scope":"read","expiresAt":1e400}""", "json_invalid")]
    public async Task BadWish_IsRefusedWithTheReason(string json, string code)
    {
        await using var portal = await TestPortal.StartAsync(Team.Setup());
        using var response = await portal.AskAsync(HttpMethod.Post, Tokens, await portal.IssueAsync(TokenScope.Admin), json);
        await response.AssertProblemAsync(HttpStatusCode.BadRequest, code);
        Assert.Single(await portal.Service<ITokenStore>().GetTokensAsync(Cancel));
        Assert.Empty(portal.Logs.Problems);
    }

    [Fact]
    public async Task BadJson_IsRepeatedInShort()
    {
        await using var portal = await TestPortal.StartAsync(Team.Setup());
        var key = string.Concat(Enumerable.Repeat("<i>", 1000));
        using var response = await portal.AskAsync(HttpMethod.Post, Tokens, await portal.IssueAsync(TokenScope.Admin), $$"""{"{{key}}":{"a":1,]}""");
        Assert.InRange((await response.AssertProblemAsync(HttpStatusCode.BadRequest, "json_invalid")).Length, 1, 300);
    }

    [Fact]
    public async Task BodyOfAnotherKind_OrTooLarge_IsRefused()
    {
        await using var portal = await TestPortal.StartAsync(Team.Setup());
        var admin = await portal.IssueAsync(TokenScope.Admin);
        using var request = new HttpRequestMessage(HttpMethod.Post, Tokens) { Content = new StringContent("""{"user":"bob","scope":"read"}""") };
        request.Headers.Add("Authorization", "Bearer " + admin);
        using var text = await portal.Client.SendAsync(request, Cancel);
        await text.AssertProblemAsync(HttpStatusCode.UnsupportedMediaType, "unsupported_media_type");
        Assert.Equal(["application/json"], text.Headers.GetValues("Accept-Post"));
        using var large = await portal.AskAsync(HttpMethod.Post, Tokens, admin, $$"""{"user":"{{new string('x', 70_000)}}","scope":"read"}""");
        await large.AssertProblemAsync(HttpStatusCode.RequestEntityTooLarge, "body_too_large");
    }

    [Fact]
    public async Task Rotated_TheOldSecretIsGoodForItsGrace_AndNoLonger()
    {
        var time = new MovedTime();
        await using var portal = await TestPortal.StartAsync(Team.Setup() with { Time = time });
        var admin = await portal.IssueAsync(TokenScope.Admin);
        var (token, first) = await portal.IssueTokenAsync(TokenScope.Read);
        var second = (string)(await portal.AskJsonAsync(HttpMethod.Post, $"{Tokens}/{token.Id}/rotate", admin))["token"]!;
        Assert.NotEqual(first, second);
        await AssertReadsAsync(portal, first, null);
        await AssertReadsAsync(portal, second, null);

        time.Move(TimeSpan.FromDays(1));
        await AssertReadsAsync(portal, first, "token_unknown");
        await AssertReadsAsync(portal, second, null);

        var third = (string)(await portal.AskJsonAsync(HttpMethod.Post, $"{Tokens}/{token.Id}/rotate", admin, """{"graceSeconds":0}"""))["token"]!;
        await AssertReadsAsync(portal, second, "token_unknown");
        await AssertReadsAsync(portal, third, null);
        Assert.Equal(2, (await portal.AuditAsync(AuditActions.TokenRotated)).Count);
    }

    [Theory]
    [InlineData("-1")]
    [InlineData("2592001")]
    public async Task Rotated_WithAGraceOutOfBounds_IsRefused(string seconds)
    {
        await using var portal = await TestPortal.StartAsync(Team.Setup());
        var (token, admin) = await portal.IssueTokenAsync(TokenScope.Admin);
        using var response = await portal.AskAsync(HttpMethod.Post, $"{Tokens}/{token.Id}/rotate", admin, $$"""{"graceSeconds":{{seconds}}}""");
        await response.AssertProblemAsync(HttpStatusCode.BadRequest, "grace_invalid");
    }

    [Fact]
    public async Task Revoked_ItsEndIsAtOnce_AndSaidAsSuch()
    {
        await using var portal = await TestPortal.StartAsync(Team.Setup());
        var admin = await portal.IssueAsync(TokenScope.Admin);
        var (token, secret) = await portal.IssueTokenAsync(TokenScope.Read);
        await AssertReadsAsync(portal, secret, null);
        Assert.True((bool)(await portal.AskJsonAsync(HttpMethod.Delete, $"{Tokens}/{token.Id}", admin))["revoked"]!);
        await AssertReadsAsync(portal, secret, "token_revoked");
        Assert.False((bool)(await portal.AskJsonAsync(HttpMethod.Delete, $"{Tokens}/{token.Id}", admin))["revoked"]!);
        using var rotated = await portal.AskAsync(HttpMethod.Post, $"{Tokens}/{token.Id}/rotate", admin);
        await rotated.AssertProblemAsync(HttpStatusCode.Conflict, "token_ended");
    }

    [Fact]
    public async Task Revoked_TheLastLiveAdmin_IsKept()
    {
        await using var portal = await TestPortal.StartAsync(Team.Setup());
        var (first, admin) = await portal.IssueTokenAsync(TokenScope.Admin);
        using var last = await portal.AskAsync(HttpMethod.Delete, $"{Tokens}/{first.Id}", admin);
        await last.AssertProblemAsync(HttpStatusCode.Conflict, "last_admin");
        var (second, _) = await portal.IssueTokenAsync(TokenScope.Admin);
        await portal.AskJsonAsync(HttpMethod.Delete, $"{Tokens}/{second.Id}", admin);
        using var again = await portal.AskAsync(HttpMethod.Delete, $"{Tokens}/{first.Id}", admin);
        await again.AssertProblemAsync(HttpStatusCode.Conflict, "last_admin");
    }

    [Theory]
    [InlineData("999")]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("x")]
    [InlineData("99999999999999999999")]
    public async Task UnknownNumber_IsNotFound(string id)
    {
        await using var portal = await TestPortal.StartAsync(Team.Setup());
        var admin = await portal.IssueAsync(TokenScope.Admin);
        using var revoked = await portal.AskAsync(HttpMethod.Delete, $"{Tokens}/{id}", admin);
        using var rotated = await portal.AskAsync(HttpMethod.Post, $"{Tokens}/{id}/rotate", admin);
        await revoked.AssertProblemAsync(HttpStatusCode.NotFound, "token_unknown");
        await rotated.AssertProblemAsync(HttpStatusCode.NotFound, "token_unknown");
    }

    [Fact]
    public async Task Expired_ItsEndIsItsTime()
    {
        var time = new MovedTime();
        await using var portal = await TestPortal.StartAsync(Team.Setup() with { Time = time });
        var secret = await portal.IssueAsync(TokenScope.Read, expires: Ledger.Now + 1000);
        time.Move(TimeSpan.FromMilliseconds(999));
        await AssertReadsAsync(portal, secret, null);
        time.Move(TimeSpan.FromMilliseconds(1));
        await AssertReadsAsync(portal, secret, "token_expired");
    }

    [Fact]
    public async Task LastUse_IsNotedOnceInFiveMinutes()
    {
        var time = new MovedTime();
        await using var portal = await TestPortal.StartAsync(Team.Setup() with { Time = time });
        var (token, secret) = await portal.IssueTokenAsync(TokenScope.Read);
        async Task<long?> LastUseAsync() => (await portal.Service<ITokenStore>().GetTokensAsync(Cancel)).Single(same => same.Id == token.Id).LastUsedMs;

        Assert.Null(await LastUseAsync());
        await AssertReadsAsync(portal, secret, null);
        await Wait.UntilAsync(() => LastUseAsync().Result == Ledger.Now, "the first use is noted");
        time.Move(TimeSpan.FromSeconds(299));
        for (var i = 0; i < 20; i++)
            await AssertReadsAsync(portal, secret, null);
        Assert.Equal(Ledger.Now, await LastUseAsync());
        time.Move(TimeSpan.FromSeconds(1));
        await AssertReadsAsync(portal, secret, null);
        await Wait.UntilAsync(() => LastUseAsync().Result == Ledger.Now + 300_000, "the use after five minutes is noted");
    }

    private static async Task AssertReadsAsync(TestPortal portal, string secret, string? code)
    {
        using var response = await portal.AskAsync(HttpMethod.Get, "api/usage/recent", secret);
        if (code is null)
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        else
            await response.AssertProblemAsync(HttpStatusCode.Unauthorized, code);
    }

    [GeneratedRegex(@"^(wts|we)_[0-9A-Za-z]{49}$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Form();
}
