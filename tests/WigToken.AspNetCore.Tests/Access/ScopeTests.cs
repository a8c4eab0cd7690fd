using System.Net;
using WigToken.AspNetCore.Tests.Hosting;
using WigToken.Storage.Access;

namespace WigToken.AspNetCore.Tests.Access;

/// <summary>Every scope against every group of routes.</summary>
public sealed class ScopeTests
{
    private static readonly Dictionary<TokenScope, string[]> Routes = new()
    {
        [TokenScope.Ingest] = ["POST api/ingest/messages"],
        [TokenScope.Read] =
        [
            "GET api/usage/timeseries", "GET api/usage/leaderboard", "GET api/usage/users/alice", "GET api/usage/recent", "HEAD api/usage/recent", "GET api/auth/session",
        ],
        [TokenScope.Admin] =
        [
            "GET api/admin/tokens", "POST api/admin/tokens", "DELETE api/admin/tokens/99", "POST api/admin/tokens/99/rotate", "GET api/admin/audit", "GET api/admin/machines",
            "GET api/admin/embed-origins", "POST api/admin/embed-origins", "DELETE api/admin/embed-origins/99", "POST api/setup/complete", "POST api/setup/reset",
        ],
        [TokenScope.Embed] = ["GET embed/totals", "GET embed/stream", "GET embed/timeseries", "GET embed/leaderboard?by=model", "GET embed/recent"],
    };

    private static readonly string[] Counters =
        ["GET api/usage/totals", "GET api/usage/stream", "GET api/usage/breakdown", "GET api/usage/breakdown.csv", "GET metrics", "GET api/setup/status", "GET openapi/wigtoken.json"];

    public static TheoryData<TokenScope, TokenScope> Pairs => [.. from has in Enum.GetValues<TokenScope>() from needs in Routes.Keys select (has, needs)];

    [Theory]
    [MemberData(nameof(Pairs))]
    public async Task Token_OpensTheRoutesOfItsScope_AndAdminOpensAll(TokenScope has, TokenScope needs)
    {
        await using var portal = await TestPortal.WithLedgerAsync(Team.Setup());
        var token = await portal.IssueAsync(has, exposes: (EmbedExposures)63);
        await portal.ListOriginAsync("https://page.example");
        foreach (var route in Routes[needs])
            await AssertAsync(portal, route, token, isOpen: has == needs || has == TokenScope.Admin);
    }

    [Theory]
    [InlineData(TokenScope.Ingest, false)]
    [InlineData(TokenScope.Read, true)]
    [InlineData(TokenScope.Admin, true)]
    [InlineData(TokenScope.Embed, false)]
    public async Task Counters_WhenNothingIsPublic_NeedAReader(TokenScope has, bool isOpen)
    {
        await using var portal = await TestPortal.WithLedgerAsync(Team.Setup(static options => options.PublicReads = "none"));
        var token = await portal.IssueAsync(has);
        foreach (var route in Counters)
        {
            await AssertAsync(portal, route, token, isOpen);
            using var nobody = await AskAsync(portal, route, null);
            await nobody.AssertProblemAsync(HttpStatusCode.Unauthorized, "token_missing");
        }
    }

    [Fact]
    public async Task PublicReads_DoNotLookAtTokens()
    {
        await using var portal = await TestPortal.WithLedgerAsync(Team.Setup());
        foreach (var route in Counters)
        {
            using var response = await AskAsync(portal, route, "wts_wrong");
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        }
    }

    private static async Task AssertAsync(TestPortal portal, string route, string token, bool isOpen)
    {
        using var response = await AskAsync(portal, route, token);
        if (isOpen)
        {
            // What there is to say of the request itself is said to those who may ask.
            Assert.True(response.StatusCode is HttpStatusCode.OK or HttpStatusCode.NotFound or HttpStatusCode.BadRequest, $"{route}: {response.StatusCode}");
            return;
        }

        if (route.StartsWith("HEAD", StringComparison.Ordinal))
            Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        else
            await response.AssertProblemAsync(HttpStatusCode.Forbidden, "scope_insufficient");
        Assert.Equal("Bearer realm=\"wigtoken\", error=\"insufficient_scope\"", response.Headers.WwwAuthenticate.ToString());
    }

    private static Task<HttpResponseMessage> AskAsync(TestPortal portal, string route, string? token) =>
        portal.AskAsync(new HttpMethod(route.Split(' ')[0]), route.Split(' ')[1], token, route.StartsWith("POST", StringComparison.Ordinal) ? "{}" : null, ("Origin", "https://page.example"));
}
