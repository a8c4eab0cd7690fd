using System.Net;
using System.Text.Json.Nodes;
using WigToken.AspNetCore.Tests.Hosting;
using WigToken.AspNetCore.Tests.Samples;
using WigToken.Storage.Access;

namespace WigToken.AspNetCore.Tests.Access;

public sealed class SignInTests
{
    private const string Session = "api/auth/session";

    private static readonly (string Name, string Value)[] Https = [("X-Forwarded-Proto", "https")];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false, "127.0.0.0/8", @"^wigtoken-[0-9a-f]{8}=[\w-]{43}; expires=Fri, 08 May 2026 11:00:00 GMT; path=/; samesite=strict; httponly$")]
    [InlineData(true, "127.0.0.0/8", @"^__Host-wigtoken-[0-9a-f]{8}=[\w-]{43}; expires=Fri, 08 May 2026 11:00:00 GMT; path=/; secure; samesite=strict; httponly$")]
    [InlineData(true, "none", @"^wigtoken-[0-9a-f]{8}=[\w-]{43}; expires=Fri, 08 May 2026 11:00:00 GMT; path=/; samesite=strict; httponly$")]
    public async Task Cookie_IsAsStrictAsTheConnectionAllows(bool isHttps, string trusted, string cookie)
    {
        await using var portal = await TestPortal.StartAsync(Team.Setup(options => options.TrustedProxies = trusted));
        using var response = await SignInAsync(portal, await portal.IssueAsync(TokenScope.Read), isHttps ? Https : []);
        Assert.Matches(cookie, Assert.Single(response.Headers.GetValues("Set-Cookie")));
        var entry = Assert.Single(await portal.AuditAsync(AuditActions.Login));
        Assert.Equal(("alice", "127.0.0.1"), (entry.User, entry.Address));
    }

    [Fact]
    public async Task SignedIn_MayDoWhatTheTokenMay_AndChangesNeedTheWord()
    {
        await using var portal = await TestPortal.StartAsync(Team.Setup());
        var (cookie, word) = await SignedInAsync(portal, await portal.IssueAsync(TokenScope.Admin));
        await portal.AskJsonAsync(HttpMethod.Get, "api/usage/recent", null, null, ("Cookie", cookie));
        Assert.Equal(
            ("alice", "admin", Ledger.Now + 7 * Ledger.Day, word),
            await portal.AskJsonAsync(HttpMethod.Get, Session, null, null, ("Cookie", cookie)) is { } who ? ((string)who["user"]!, (string)who["scope"]!, (long)who["expiresAt"]!, (string)who["antiforgery"]!) : default);

        foreach (var (name, value) in new[] { ("X-Nothing", "x"), ("WigToken-Antiforgery", ""), ("WigToken-Antiforgery", "host"), ("WigToken-Antiforgery", word[..^1]), ("WigToken-Antiforgery", word + "x") })
        {
            using var refused = await portal.AskAsync(HttpMethod.Post, "api/setup/complete", null, "{}", ("Cookie", cookie), (name, value));
            await refused.AssertProblemAsync(HttpStatusCode.Forbidden, "csrf_missing");
        }

        await portal.AskJsonAsync(HttpMethod.Post, "api/setup/complete", null, "{}", ("Cookie", cookie), ("WigToken-Antiforgery", word));
        Assert.Equal("alice", Assert.Single(await portal.AuditAsync(AuditActions.SetupCompleted)).User);
    }

    [Theory]
    [InlineData("same-origin", true)]
    [InlineData("none", true)]
    [InlineData("", true)]
    [InlineData("same-site", false)]
    [InlineData("cross-site", false)]
    [InlineData("nonsense", false)]
    public async Task PagesOfOtherSites_ChangeNothing_EvenWithTheWord(string site, bool isGood)
    {
        await using var portal = await TestPortal.StartAsync(Team.Setup());
        var token = await portal.IssueAsync(TokenScope.Admin);
        var (cookie, word) = await SignedInAsync(portal, token);
        using var changed = await portal.AskAsync(HttpMethod.Post, "api/setup/complete", null, "{}", ("Cookie", cookie), ("WigToken-Antiforgery", word), ("Sec-Fetch-Site", site));
        using var signedIn = await SignInAsync(portal, token, ("Sec-Fetch-Site", site));
        foreach (var response in new[] { changed, signedIn })
        {
            if (isGood)
                Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            else
                await response.AssertProblemAsync(HttpStatusCode.Forbidden, "cross_site");
        }
    }

    [Fact]
    public async Task SignedIn_WithAReader_MayNotAdminister()
    {
        await using var portal = await TestPortal.StartAsync(Team.Setup());
        var (cookie, word) = await SignedInAsync(portal, await portal.IssueAsync(TokenScope.Read));
        using var response = await portal.AskAsync(HttpMethod.Post, "api/setup/complete", null, "{}", ("Cookie", cookie), ("WigToken-Antiforgery", word));
        await response.AssertProblemAsync(HttpStatusCode.Forbidden, "scope_insufficient");
    }

    [Theory]
    [InlineData(TokenScope.Ingest)]
    [InlineData(TokenScope.Embed)]
    public async Task TokensOfPrograms_SignNobodyIn(TokenScope scope)
    {
        await using var portal = await TestPortal.StartAsync(Team.Setup());
        using var response = await SignInAsync(portal, await portal.IssueAsync(scope));
        await response.AssertProblemAsync(HttpStatusCode.Forbidden, "scope_insufficient");
        Assert.False(response.Headers.Contains("Set-Cookie"));
    }

    [Theory]
    [InlineData("{}", HttpStatusCode.BadRequest, "token_missing")]
    [InlineData("", HttpStatusCode.BadRequest, "token_missing")]
    [InlineData("{\"token\":\"\"}", HttpStatusCode.BadRequest, "token_missing")]
    [InlineData("{\"token\":7}", HttpStatusCode.BadRequest, "json_invalid")]
    [InlineData("{\"token\":\"x\"}", HttpStatusCode.Unauthorized, "token_malformed")]
    [InlineData("{\"token\":\"\\ud800\"}", HttpStatusCode.BadRequest, "json_invalid")]
    public async Task BadSignIn_IsRefused_WithoutACookie(string json, HttpStatusCode status, string code)
    {
        await using var portal = await TestPortal.StartAsync(Team.Setup());
        using var response = await portal.AskAsync(HttpMethod.Post, Session, null, json);
        await response.AssertProblemAsync(status, code);
        Assert.False(response.Headers.Contains("Set-Cookie"));
    }

    [Fact]
    public async Task FormOfAnotherSite_SignsNobodyIn()
    {
        await using var portal = await TestPortal.StartAsync(Team.Setup());
        using var form = new StringContent($$"""{"token":"{{await portal.IssueAsync(TokenScope.Read)}}"}""");
        using var response = await portal.Client.PostAsync(Session, form, Cancel);
        await response.AssertProblemAsync(HttpStatusCode.UnsupportedMediaType, "unsupported_media_type");
    }

    [Fact]
    public async Task BodyThatBreaksOff_IsNoMistakeOfOurs()
    {
        await using var portal = await TestPortal.StartAsync(Team.Setup());
        await portal.RawAsync("POST /usage/api/auth/session HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n5\r\n{\"tok\r\nZZ\r\n");
        Assert.Empty(portal.Logs.Problems);
    }

    [Fact]
    public async Task SignedOut_IsSignedOut()
    {
        await using var portal = await TestPortal.StartAsync(Team.Setup());
        var (cookie, word) = await SignedInAsync(portal, await portal.IssueAsync(TokenScope.Read));
        using var without = await portal.AskAsync(HttpMethod.Delete, Session, null, null, ("Cookie", cookie));
        await without.AssertProblemAsync(HttpStatusCode.Forbidden, "csrf_missing");

        using var signedOut = await portal.AskAsync(HttpMethod.Delete, Session, null, null, ("Cookie", cookie), ("WigToken-Antiforgery", word));
        Assert.Equal(HttpStatusCode.OK, signedOut.StatusCode);
        Assert.Contains("expires=Thu, 01 Jan 1970", Assert.Single(signedOut.Headers.GetValues("Set-Cookie")), StringComparison.Ordinal);
        await AssertSignedOutAsync(portal, cookie);
        Assert.Single(await portal.AuditAsync(AuditActions.Logout));

        // Who is not signed in may say so as often as they like.
        using var again = await portal.AskAsync(HttpMethod.Delete, Session, null, null, ("Cookie", cookie));
        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
        Assert.Single(await portal.AuditAsync(AuditActions.Logout));
    }

    [Fact]
    public async Task Session_EndsWithItsToken_OrAfterAWeek()
    {
        var time = new MovedTime();
        await using var portal = await TestPortal.StartAsync(Team.Setup() with { Time = time });
        var (token, secret) = await portal.IssueTokenAsync(TokenScope.Read);
        var (revoked, _) = await SignedInAsync(portal, secret);
        await portal.RevokeAsync(token.Id);
        await AssertSignedOutAsync(portal, revoked);

        var (expired, _) = await SignedInAsync(portal, await portal.IssueAsync(TokenScope.Read, expires: time.NowMs + Ledger.Hour));
        var (old, _) = await SignedInAsync(portal, await portal.IssueAsync(TokenScope.Read));
        time.Move(TimeSpan.FromHours(1));
        await AssertSignedOutAsync(portal, expired);
        await portal.AskJsonAsync(HttpMethod.Get, "api/usage/recent", null, null, ("Cookie", old));
        time.Move(TimeSpan.FromDays(7));
        await AssertSignedOutAsync(portal, old);
    }

    [Theory]
    [InlineData("")]
    [InlineData("x")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("%00")]
    public async Task CookieThatNobodyGave_IsNoSession(string secret)
    {
        await using var portal = await TestPortal.StartAsync(Team.Setup());
        var (cookie, _) = await SignedInAsync(portal, await portal.IssueAsync(TokenScope.Read));
        await AssertSignedOutAsync(portal, cookie.Split('=')[0] + "=" + secret);
    }

    [Fact]
    public async Task HttpsSession_IsNotTakenOverPlainHttp()
    {
        await using var portal = await TestPortal.StartAsync(Team.Setup());
        using var response = await SignInAsync(portal, await portal.IssueAsync(TokenScope.Read), Https);
        var cookie = Cookie(response);
        await portal.AskJsonAsync(HttpMethod.Get, Session, null, null, [("Cookie", cookie), .. Https]);
        await AssertSignedOutAsync(portal, cookie);
    }

    [Fact]
    public async Task E32_TwoServersOnOneDatabase_KnowEachOthersSessions()
    {
        using var folder = new TempFolder();
        var setup = Team.Setup(options => options.DatabasePath = folder.File("team.db"));
        await using var one = await TestPortal.StartAsync(setup);
        await using var two = await TestPortal.StartAsync(setup);
        var (cookie, word) = await SignedInAsync(one, await one.IssueAsync(TokenScope.Admin));
        await two.AskJsonAsync(HttpMethod.Post, "api/setup/complete", null, "{}", ("Cookie", cookie), ("WigToken-Antiforgery", word));
        using var signedOut = await two.AskAsync(HttpMethod.Delete, Session, null, null, ("Cookie", cookie), ("WigToken-Antiforgery", word));
        Assert.Equal(HttpStatusCode.OK, signedOut.StatusCode);
        await AssertSignedOutAsync(one, cookie);
    }

    [Fact]
    public async Task E03_TwoServersOfOneHost_HaveTheirOwnCookies()
    {
        await using var one = await TestPortal.StartAsync(Team.Setup());
        await using var two = await TestPortal.StartAsync(Team.Setup());
        var (cookie, _) = await SignedInAsync(one, await one.IssueAsync(TokenScope.Read));
        var (other, _) = await SignedInAsync(two, await two.IssueAsync(TokenScope.Read));
        Assert.NotEqual(cookie.Split('=')[0], other.Split('=')[0]);
        await one.AskJsonAsync(HttpMethod.Get, Session, null, null, ("Cookie", $"{other}; {cookie}"));
    }

    [Fact]
    public async Task Secrets_AreInNoLog_AndNotInTheDatabase()
    {
        await using var portal = await TestPortal.StartAsync(Team.Setup());
        var token = await portal.IssueAsync(TokenScope.Admin);
        var (cookie, word) = await SignedInAsync(portal, token);
        await portal.AskJsonAsync(HttpMethod.Post, "api/setup/complete", null, "{}", ("Cookie", cookie), ("WigToken-Antiforgery", word));
        await portal.App.StopAsync(Cancel);
        var files = await Task.WhenAll(Directory.EnumerateFiles(portal.Folder, "*", SearchOption.AllDirectories).Select(static file => File.ReadAllTextAsync(file, System.Text.Encoding.Latin1, Cancel)));
        Assert.NotEmpty(files);
        foreach (var secret in new[] { token[4..], cookie.Split('=')[1], word })
        {
            Assert.All(files, file => Assert.DoesNotContain(secret, file, StringComparison.Ordinal));
            Assert.All(portal.Logs.All, record => Assert.DoesNotContain(secret, record.Message, StringComparison.Ordinal));
        }
    }

    private static Task<HttpResponseMessage> SignInAsync(TestPortal portal, string token, params (string Name, string Value)[] headers) =>
        portal.AskAsync(HttpMethod.Post, Session, null, $$"""{"token":"{{token}}"}""", headers);

    private static async Task<(string Cookie, string Word)> SignedInAsync(TestPortal portal, string token)
    {
        using var response = await SignInAsync(portal, token);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return (Cookie(response), (string)JsonNode.Parse(await response.Content.ReadAsStringAsync(Cancel))!["antiforgery"]!);
    }

    private static string Cookie(HttpResponseMessage response) => response.Headers.GetValues("Set-Cookie").Single().Split(';')[0];

    private static async Task AssertSignedOutAsync(TestPortal portal, string cookie)
    {
        using var response = await portal.AskAsync(HttpMethod.Get, "api/usage/recent", null, null, ("Cookie", cookie));
        await response.AssertProblemAsync(HttpStatusCode.Unauthorized, "token_missing");
    }
}
