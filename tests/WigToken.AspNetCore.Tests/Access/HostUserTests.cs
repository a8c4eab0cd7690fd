using System.Net;
using System.Security.Claims;
using Microsoft.AspNetCore.Builder;
using WigToken.AspNetCore.Tests.Hosting;
using WigToken.Storage.Access;

namespace WigToken.AspNetCore.Tests.Access;

/// <summary>Users that the host has signed in, here by a bearer of its own.</summary>
public sealed class HostUserTests
{
    private const string Admin = "host.jwt.ops", Reader = "host.jwt.dev", Nobody = "host.jwt.guest";

    [Theory]
    [InlineData(Admin, "GET api/usage/recent", HttpStatusCode.OK)]
    [InlineData(Admin, "GET api/admin/tokens", HttpStatusCode.OK)]
    [InlineData(Admin, "POST api/setup/complete", HttpStatusCode.OK)]
    [InlineData(Reader, "GET api/usage/recent", HttpStatusCode.OK)]
    [InlineData(Reader, "GET api/admin/tokens", HttpStatusCode.Forbidden)]
    [InlineData(Reader, "POST api/setup/complete", HttpStatusCode.Forbidden)]
    [InlineData(Nobody, "GET api/usage/recent", HttpStatusCode.Unauthorized)]
    [InlineData("", "GET api/usage/recent", HttpStatusCode.Unauthorized)]
    public async Task User_MayDoWhatTheHostSays(string bearer, string route, HttpStatusCode status)
    {
        await using var portal = await TestPortal.StartAsync(Portal());
        Assert.Equal(status, await AskAsync(portal, bearer, route, ("WigToken-Antiforgery", "host")));
    }

    [Fact]
    public async Task User_ChangesNothingWithoutTheHeader_OrFromAnotherSite()
    {
        await using var portal = await TestPortal.StartAsync(Portal());
        Assert.Equal(HttpStatusCode.Forbidden, await AskAsync(portal, Admin, "POST api/setup/complete"));
        Assert.Equal(HttpStatusCode.Forbidden, await AskAsync(portal, Admin, "POST api/setup/complete", ("WigToken-Antiforgery", "host"), ("Sec-Fetch-Site", "cross-site")));
        Assert.Equal(HttpStatusCode.OK, await AskAsync(portal, Admin, "POST api/setup/complete", ("WigToken-Antiforgery", "host"), ("Sec-Fetch-Site", "same-origin")));
        var entry = Assert.Single(await portal.AuditAsync(AuditActions.SetupCompleted));
        Assert.Equal(("ops", null), (entry.User, entry.TokenId));
    }

    [Fact]
    public async Task User_IsToldWhoTheyAre()
    {
        await using var portal = await TestPortal.StartAsync(Portal());
        var who = await portal.AskJsonAsync(HttpMethod.Get, "api/auth/session", Reader);
        Assert.Equal("""{"user":"dev","scope":"read","expiresAt":null,"antiforgery":"host"}""", who.ToJsonString());
    }

    [Fact]
    public async Task User_SendsNoUsage()
    {
        await using var portal = await TestPortal.StartAsync(Portal());
        using var response = await portal.AskAsync(HttpMethod.Post, "api/ingest/messages", Admin, """{"machine":"m","messages":[]}""", ("WigToken-Antiforgery", "host"));
        await response.AssertProblemAsync(HttpStatusCode.Forbidden, "scope_insufficient");
    }

    [Fact]
    public async Task User_SeesNoWidgets()
    {
        await using var portal = await TestPortal.StartAsync(Portal());
        using var response = await portal.AskAsync(HttpMethod.Get, "embed/totals", Admin, null, ("Sec-Fetch-Site", "same-origin"));
        await response.AssertProblemAsync(HttpStatusCode.Unauthorized, "token_missing");
    }

    [Fact]
    public async Task OurToken_CountsMoreThanTheHostsUser()
    {
        await using var portal = await TestPortal.StartAsync(Portal());
        var token = await portal.IssueAsync(TokenScope.Read, "carol");
        var who = await portal.AskJsonAsync(HttpMethod.Get, "api/auth/session", token, null, ("X-Test-User", "ops"));
        Assert.Equal("carol", (string?)who["user"]);
        using var wrong = await portal.AskAsync(HttpMethod.Get, "api/usage/recent", token[..^1] + "!", null, ("X-Test-User", "ops"));
        await wrong.AssertProblemAsync(HttpStatusCode.Unauthorized, "token_malformed");
    }

    [Fact]
    public async Task HostThatSaysNothing_ItsUsersAreNobody()
    {
        await using var portal = await TestPortal.StartAsync(Portal(isMapped: false));
        using var response = await portal.AskAsync(HttpMethod.Get, "api/usage/recent", null, null, ("X-Test-User", "ops"));
        await response.AssertProblemAsync(HttpStatusCode.Unauthorized, "token_missing");
        using var bearer = await portal.AskAsync(HttpMethod.Get, "api/usage/recent", Admin);
        await bearer.AssertProblemAsync(HttpStatusCode.Unauthorized, "token_malformed");
    }

    [Theory]
    [InlineData(TokenScope.Ingest)]
    [InlineData(TokenScope.Embed)]
    public async Task HostThatSaysWhatNoUserCanBe_IsAMistake_AndClosed(TokenScope scope)
    {
        await using var portal = await TestPortal.StartAsync(Portal(scope));
        using var response = await portal.AskAsync(HttpMethod.Get, "api/usage/recent", Admin);
        await response.AssertProblemAsync(HttpStatusCode.InternalServerError, "internal");
        Assert.Contains("expected Read, Admin or null", Assert.Single(portal.Logs.Problems).Exception!.Message, StringComparison.Ordinal);
    }

    private static async Task<HttpStatusCode> AskAsync(TestPortal portal, string bearer, string route, params (string Name, string Value)[] headers)
    {
        using var response = await portal.AskAsync(new HttpMethod(route.Split(' ')[0]), route.Split(' ')[1], bearer.Length > 0 ? bearer : null, null, headers);
        return response.StatusCode;
    }

    private static PortalSetup Portal(TokenScope? always = null, bool isMapped = true) => Team.Setup(options => options.UserScope = isMapped ? user => always ?? user.Identity!.Name switch
    {
        "ops" => TokenScope.Admin,
        "dev" => TokenScope.Read,
        _ => null,
    } : null) with
    {
        Pipeline = static app => app.Use(static (context, next) =>
        {
            var bearer = context.Request.Headers.Authorization.ToString();
            var name = bearer.StartsWith("Bearer host.jwt.", StringComparison.Ordinal) ? bearer.Split('.')[^1] : context.Request.Headers["X-Test-User"].ToString();
            if (name.Length > 0)
                context.User = new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.Name, name)], "host"));
            return next(context);
        }),
    };
}
