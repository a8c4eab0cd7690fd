using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using WigToken.AspNetCore.Tests.Embedding;
using WigToken.AspNetCore.Tests.Hosting;
using WigToken.Storage.Access;

namespace WigToken.AspNetCore.Tests.Access;

/// <summary>The two locks of widgets: the origin of the page, and the token.</summary>
public sealed class EmbedOriginTests
{
    private const string Page = "https://page.example";

    private static readonly string[] Routes = ["embed/totals", "embed/stream", "embed/timeseries", "embed/leaderboard?by=model", "embed/recent"];

    private static readonly Dictionary<string, PortalSetup> Hosts = new(StringComparer.Ordinal)
    {
        ["without CORS"] = Team.Setup(),
        ["CORS for anybody, before routing"] = Team.Setup() with { Services = HostVariants.AnybodysCors, Pipeline = static app => app.UseCors().UseRouting() },
        ["CORS for anybody, after routing"] = Team.Setup() with { Services = HostVariants.AnybodysCors, Pipeline = static app => app.UseRouting().UseCors() },
        ["CORS for somebody else"] = Team.Setup() with { Services = HostVariants.SomebodysCors, Pipeline = static app => app.UseCors() },
    };

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static TheoryData<string> HostNames => [.. Hosts.Keys];

    [Theory]
    [InlineData("https://page.example", true)]
    [InlineData("https://other.example:8443", true)]
    [InlineData("https://xn--mnchen-3ya.example", true)]
    [InlineData("http://[2001:db8::1]:8080", true)]
    [InlineData("null", false)]
    [InlineData("", false)]
    [InlineData("http://page.example", false)]
    [InlineData("https://page.example:8443", false)]
    [InlineData("https://page.example:443", false)]
    [InlineData("https://other.example", false)]
    [InlineData("https://sub.page.example", false)]
    [InlineData("https://page.example.evil.example", false)]
    [InlineData("https://evilpage.example", false)]
    [InlineData("https://page.example.", false)]
    [InlineData("https://PAGE.example", false)]
    [InlineData("HTTPS://page.example", false)]
    [InlineData("https://page.example/", false)]
    [InlineData("https://page.example/path", false)]
    [InlineData("https://user@page.example", false)]
    [InlineData("https://pаge.example", false)]
    [InlineData("https://xn--pge-8cd.example", false)]
    [InlineData("https://page.example, https://page.example", false)]
    [InlineData("https://page.example https://evil.example", false)]
    [InlineData("file://", false)]
    [InlineData("chrome-extension://abcdefgh", false)]
    [InlineData("*", false)]
    [InlineData("'; DROP TABLE embed_origin; --", false)]
    public async Task Origin_MustBeListed_ExactlyAsBrowsersWriteIt(string origin, bool isGood)
    {
        await using var portal = await PortalAsync();
        var token = await portal.IssueAsync(TokenScope.Embed);
        using var response = origin.All(char.IsAscii)
            ? await portal.SendAsync(HttpMethod.Get, $"embed/totals?token={token}", ("Origin", origin))
            : await Unusual(portal).GetAsync(new Uri(portal.Client.BaseAddress!, $"embed/totals?token={token}"), Cancel);
        Assert.Contains("Origin", response.Headers.Vary);
        if (isGood)
        {
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            Assert.Equal([origin], AllowedOrigins(response));
            return;
        }

        await AssertRefusedAsync(response, HttpStatusCode.Forbidden, "origin_not_allowed");

        HttpClient Unusual(TestPortal of)
        {
            var client = new HttpClient(new SocketsHttpHandler { RequestHeaderEncodingSelector = static (_, _) => System.Text.Encoding.UTF8 }) { BaseAddress = of.Client.BaseAddress };
            client.DefaultRequestHeaders.TryAddWithoutValidation("Origin", origin);
            return client;
        }
    }

    [Theory]
    [MemberData(nameof(HostNames))]
    public async Task E13_E14_OnlyBothLocksTogetherOpen_WhateverTheHostsCorsIs(string host)
    {
        await using var portal = await PortalAsync(Hosts[host]);
        var good = await portal.IssueAsync(TokenScope.Embed, exposes: (EmbedExposures)63);
        var (revokedToken, revoked) = await portal.IssueTokenAsync(TokenScope.Embed);
        await portal.RevokeAsync(revokedToken.Id);
        foreach (var route in Routes)
        {
            var mark = route.Contains('?', StringComparison.Ordinal) ? '&' : '?';
            async Task ExpectAsync(string? origin, string token, HttpStatusCode status, string? code)
            {
                using var response = await portal.AskAsync(HttpMethod.Get, token.Length > 0 ? $"{route}{mark}token={token}" : route, null, null, origin is null ? [] : [("Origin", origin)]);
                if (code is null)
                    Assert.Equal(status, response.StatusCode);
                else
                    await response.AssertProblemAsync(status, code);
            }

            await ExpectAsync(Page, good, HttpStatusCode.OK, null);
            await ExpectAsync(Page, "", HttpStatusCode.Unauthorized, "token_missing");
            await ExpectAsync(Page, "we_x", HttpStatusCode.Unauthorized, "token_malformed");
            await ExpectAsync(Page, revoked, HttpStatusCode.Unauthorized, "token_revoked");
            await ExpectAsync("https://evil.example", good, HttpStatusCode.Forbidden, "origin_not_allowed");
            await ExpectAsync("https://portal.example", good, HttpStatusCode.Forbidden, "origin_not_allowed");
            await ExpectAsync("https://evil.example", "", HttpStatusCode.Forbidden, "origin_not_allowed");
            await ExpectAsync("null", good, HttpStatusCode.Forbidden, "origin_not_allowed");
            await ExpectAsync(null, good, HttpStatusCode.Forbidden, "origin_missing");
            await ExpectAsync(null, "", HttpStatusCode.Forbidden, "origin_missing");
        }
    }

    [Fact]
    public async Task WrongKindsOfToken_ShowNothing()
    {
        await using var portal = await PortalAsync();
        foreach (var (query, header, code) in new[]
        {
            (await portal.IssueAsync(TokenScope.Admin), null, "token_in_query"),
            (await portal.IssueAsync(TokenScope.Read), null, "token_in_query"),
            (await portal.IssueAsync(TokenScope.Embed) + "&token=we_x", null, "token_in_query"),
            ((string?)null, await portal.IssueAsync(TokenScope.Read), "scope_insufficient"),
            (null, await portal.IssueAsync(TokenScope.Ingest), "scope_insufficient"),
        })
        {
            using var response = await portal.AskAsync(HttpMethod.Get, query is null ? "embed/totals" : $"embed/totals?token={query}", header, null, ("Origin", Page));
            await response.AssertProblemAsync(code == "scope_insufficient" ? HttpStatusCode.Forbidden : HttpStatusCode.Unauthorized, code);
        }
    }

    [Fact]
    public async Task TokenInTheHeader_IsTakenAsWell()
    {
        await using var portal = await PortalAsync();
        await portal.AskJsonAsync(HttpMethod.Get, "embed/totals", await portal.IssueAsync(TokenScope.Embed), null, ("Origin", Page));
    }

    [Theory]
    // The server's own pages, with and without the header that browsers leave out.
    [InlineData("http://usage.example", "usage.example", null, null, null, null)]
    [InlineData("http://usage.example:8080", "usage.example:8080", null, null, null, null)]
    [InlineData("http://usage.example", "USAGE.example", null, null, null, null)]
    [InlineData(null, "usage.example", null, null, "same-origin", null)]
    [InlineData("http://usage.example", "usage.example", null, null, "same-origin", null)]
    [InlineData(null, "usage.example", null, null, "cross-site", "origin_missing")]
    [InlineData(null, "usage.example", null, null, "none", "origin_missing")]
    [InlineData(null, "usage.example", null, null, "same-site", "origin_missing")]
    [InlineData("https://usage.example", "usage.example", null, null, null, "origin_not_allowed")]
    [InlineData("http://usage.example:8080", "usage.example", null, null, null, "origin_not_allowed")]
    // Behind a proxy.
    [InlineData("https://usage.example", "usage.example", "https", null, null, null)]
    [InlineData("http://usage.example", "usage.example", "https", null, null, "origin_not_allowed")]
    [InlineData("https://usage.example", "10.0.0.1:10103", "https", "usage.example", null, null)]
    [InlineData("https://10.0.0.1:10103", "10.0.0.1:10103", "https", "usage.example", null, "origin_not_allowed")]
    // What a proxy forwards was made up by a page elsewhere.
    [InlineData("https://evil.example", "usage.example", "https", "evil.example", "cross-site", "origin_not_allowed")]
    [InlineData("https://evil.example", "usage.example", "https", "evil.example", "same-site", "origin_not_allowed")]
    public async Task PagesOfTheServerItself_NeedNotBeListed(string? origin, string host, string? proto, string? forwardedHost, string? site, string? code)
    {
        await using var portal = await PortalAsync();
        (string Name, string? Value)[] headers = [("Host", host), ("Origin", origin), ("X-Forwarded-Proto", proto), ("X-Forwarded-Host", forwardedHost), ("Sec-Fetch-Site", site)];
        using var response = await portal.SendAsync(
            HttpMethod.Get, $"embed/totals?token={await portal.IssueAsync(TokenScope.Embed)}", [.. headers.Where(static header => header.Value is not null).Select(static header => (header.Name, header.Value!))]);
        if (code is null)
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        else
            await AssertRefusedAsync(response, HttpStatusCode.Forbidden, code);
    }

    [Theory]
    [InlineData("X-Forwarded-Host", "evil.example")]
    [InlineData("X-Forwarded-Proto", "https")]
    public async Task PeerThatIsNotTrusted_ForwardsNothing(string name, string value)
    {
        await using var portal = await PortalAsync(Team.Setup(static options => options.TrustedProxies = "none"));
        var origin = name.EndsWith("Host", StringComparison.Ordinal) ? "http://evil.example" : "https://usage.example";
        using var response = await portal.SendAsync(
            HttpMethod.Get, $"embed/totals?token={await portal.IssueAsync(TokenScope.Embed)}", ("Host", "usage.example"), ("Origin", origin), (name, value));
        await AssertRefusedAsync(response, HttpStatusCode.Forbidden, "origin_not_allowed");
    }

    [Fact]
    public async Task OriginThatIsRemoved_IsRefusedAtOnce()
    {
        await using var portal = await PortalAsync();
        var (admin, token) = (await portal.IssueAsync(TokenScope.Admin), await portal.IssueAsync(TokenScope.Embed));
        using var before = await portal.SendAsync(HttpMethod.Get, $"embed/totals?token={token}", ("Origin", Page));
        Assert.Equal(HttpStatusCode.OK, before.StatusCode);
        await portal.AskJsonAsync(HttpMethod.Delete, "api/admin/embed-origins/1", admin);
        using var after = await portal.SendAsync(HttpMethod.Get, $"embed/totals?token={token}", ("Origin", Page));
        await AssertRefusedAsync(after, HttpStatusCode.Forbidden, "origin_not_allowed");
    }

    [Fact]
    public async Task Preflight_IsNeitherNeededNorAnswered()
    {
        await using var portal = await PortalAsync();
        using var response = await portal.SendAsync(HttpMethod.Options, "embed/totals", ("Origin", Page), ("Access-Control-Request-Method", "GET"));
        await AssertRefusedAsync(response, HttpStatusCode.MethodNotAllowed, "method_not_allowed");
    }

    [Fact]
    public async Task Token_IsInNoLogLineOfOurs_AtAnyLevel()
    {
        await using var portal = await PortalAsync(Team.Setup() with { Services = static builder => builder.Logging.SetMinimumLevel(LogLevel.Trace) });
        portal.Logs.Least = LogLevel.Trace;
        var token = await portal.IssueAsync(TokenScope.Embed);
        var ingest = await portal.IssueAsync(TokenScope.Ingest);
        foreach (var (path, origin) in new[] { ($"embed/totals?token={token}", Page), ($"embed/recent?token={token}", Page), ($"embed/totals?token={token}", "null"), ($"embed/totals?token={ingest}", Page), ($"api/usage/recent?token={ingest}", Page) })
        {
            using var response = await portal.SendAsync(HttpMethod.Get, path, ("Origin", origin));
            var body = await response.Content.ReadAsStringAsync(Cancel);
            Assert.DoesNotContain(token[3..], body, StringComparison.Ordinal);
            Assert.DoesNotContain(ingest[4..], body, StringComparison.Ordinal);
        }

        Assert.Contains(portal.Logs.All, static record => record.Level < LogLevel.Information);
        // The framework's own request log, which a host switches off as ours does, is the host's.
        Assert.All(
            portal.Logs.All.Where(static record => !record.Category.StartsWith("Microsoft.", StringComparison.Ordinal)),
            record => Assert.DoesNotContain(token[3..], record.Message, StringComparison.Ordinal));
        Assert.All(await portal.AuditAsync(), entry => Assert.DoesNotContain(token[3..], entry.Meta, StringComparison.Ordinal));
        Assert.All(await portal.AuditAsync(), entry => Assert.DoesNotContain(ingest[4..], entry.Meta, StringComparison.Ordinal));
    }

    private static async Task<TestPortal> PortalAsync(PortalSetup? setup = null)
    {
        var portal = await TestPortal.WithLedgerAsync(setup ?? Team.Setup());
        foreach (var origin in new[] { Page, "https://other.example:8443", "https://xn--mnchen-3ya.example", "http://[2001:db8::1]:8080" })
            await portal.ListOriginAsync(origin);
        return portal;
    }

    /// <summary>Whoever it is may read that, and why: widgets say it in the console. There is nothing else to read.</summary>
    private static async Task AssertRefusedAsync(HttpResponseMessage response, HttpStatusCode status, string code)
    {
        await response.AssertProblemAsync(status, code);
        Assert.Equal(code.StartsWith("origin_", StringComparison.Ordinal) ? ["*"] : [], AllowedOrigins(response));
    }

    private static IEnumerable<string> AllowedOrigins(HttpResponseMessage response) =>
        response.Headers.TryGetValues("Access-Control-Allow-Origin", out var values) ? values : [];
}
