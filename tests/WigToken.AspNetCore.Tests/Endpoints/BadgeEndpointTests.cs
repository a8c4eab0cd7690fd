using System.Net;
using System.Xml.Linq;
using Microsoft.AspNetCore.Builder;
using WigToken.AspNetCore.Tests.Hosting;
using WigToken.AspNetCore.Tests.Samples;
using WigToken.Parsing;
using WigToken.Storage.Access;
using static WigToken.AspNetCore.Tests.Samples.Ledger;

namespace WigToken.AspNetCore.Tests.Endpoints;

/// <summary>The picture of one sum. It is fetched without an origin, so only a token whose issuer said so gives it away.</summary>
public sealed class BadgeEndpointTests
{
    private const string Page = "https://page.example";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("", "AI tokens", "37.7K")]
    [InlineData("metric=tokens&", "AI tokens", "37.7K")]
    [InlineData("metric=weighted&", "AI tokens, weighted", "51.8K")]
    [InlineData("metric=messages&", "AI messages", "4")]
    [InlineData("metric=cost&", "AI cost", "$0.15+")]
    [InlineData("metric=messages&label=answers%20so%20far&", "answers so far", "4")]
    public async Task Badge_ShowsWhatItIsAskedFor(string query, string label, string value)
    {
        await using var portal = await TestPortal.WithLedgerAsync(Team.Setup());
        using var answer = await portal.GetAsync($"embed/badge.svg?{query}token={await BadgeTokenAsync(portal)}");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("image/svg+xml; charset=utf-8", answer.Content.Headers.ContentType!.ToString());
        Assert.Equal([label, value], await TextsAsync(answer));
    }

    [Theory]
    [InlineData(EmbedExposures.Badge, null, true)]
    [InlineData(EmbedExposures.Badge, Page, true)]
    [InlineData(EmbedExposures.Badge, "https://evil.example", false)]
    [InlineData(EmbedExposures.Badge, "null", false)]
    [InlineData(EmbedExposures.Default, null, false)]
    [InlineData(EmbedExposures.Default, Page, false)]
    [InlineData((EmbedExposures)63, null, false)]
    public async Task Badge_NeedsItsTick_AndAListedOriginWhereOneIsSent(EmbedExposures exposes, string? origin, bool isShown)
    {
        await using var portal = await TestPortal.WithLedgerAsync(Team.Setup());
        await portal.ListOriginAsync(Page);
        var token = await portal.IssueAsync(TokenScope.Embed, exposes: exposes);
        using var answer = await portal.SendAsync(HttpMethod.Get, $"embed/badge.svg?token={token}", origin is null ? [] : [("Origin", origin)]);

        if (isShown)
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        else
            await answer.AssertProblemAsync(HttpStatusCode.Forbidden, exposes == EmbedExposures.Badge ? "origin_not_allowed" : "not_exposed");
    }

    [Fact]
    public async Task Tick_OpensNothingButTheBadge()
    {
        await using var portal = await TestPortal.WithLedgerAsync(Team.Setup());
        await portal.ListOriginAsync(Page);
        var token = await BadgeTokenAsync(portal);
        foreach (var path in new[] { "totals", "stream", "timeseries", "leaderboard?by=model", "recent" })
        {
            var address = $"embed/{path}{(path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}token={token}";
            using var outside = await portal.GetAsync(address);
            await outside.AssertProblemAsync(HttpStatusCode.Forbidden, "origin_missing");
            using var inside = await portal.SendAsync(HttpMethod.Get, address, ("Origin", Page));
            await inside.AssertProblemAsync(HttpStatusCode.Forbidden, "not_exposed");
        }
    }

    [Fact]
    public async Task WrongTokens_ShowNothing()
    {
        await using var portal = await TestPortal.WithLedgerAsync(Team.Setup());
        var (revoked, secret) = await portal.IssueTokenAsync(TokenScope.Embed, exposes: EmbedExposures.Badge);
        await portal.RevokeAsync(revoked.Id);
        foreach (var (query, status, code) in new[]
        {
            ("", HttpStatusCode.Unauthorized, "token_missing"),
            ("?token=we_x", HttpStatusCode.Unauthorized, "token_malformed"),
            ($"?token={secret}", HttpStatusCode.Unauthorized, "token_revoked"),
            ($"?token={await portal.IssueAsync(TokenScope.Read)}", HttpStatusCode.Unauthorized, "token_in_query"),
        })
        {
            using var answer = await portal.GetAsync("embed/badge.svg" + query);
            await answer.AssertProblemAsync(status, code);
        }
    }

    [Theory]
    [InlineData("label=%20", "label_invalid")]
    [InlineData("label=aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "label_invalid")]
    [InlineData("label=a%00b", "label_invalid")]
    [InlineData("label=a%0Ab", "label_invalid")]
    [InlineData("label=%E2%80%AEgnp", "label_invalid")]
    [InlineData("label=%EF%BF%BF", "label_invalid")]
    [InlineData("label=a&label=b", "duplicate_parameter")]
    [InlineData("metric=mood", "metric_invalid")]
    [InlineData("metric=Tokens", "metric_invalid")]
    public async Task BadQuery_IsRefused(string query, string code)
    {
        await using var portal = await TestPortal.WithLedgerAsync(Team.Setup());
        using var answer = await portal.GetAsync($"embed/badge.svg?{query}&token={await BadgeTokenAsync(portal)}");

        await answer.AssertProblemAsync(HttpStatusCode.BadRequest, code);
    }

    [Fact]
    public async Task AttackStrings_AsLabels_AreTextOrRefused()
    {
        await using var portal = await TestPortal.WithLedgerAsync(Team.Setup());
        var token = await BadgeTokenAsync(portal);
        var shown = 0;
        foreach (var (name, text) in AttackStrings.All.Where(static pair => pair.Value.Length < 5000))
        {
            using var answer = await portal.GetAsync($"embed/badge.svg?token={token}&label={Uri.EscapeDataString(text)}");
            if (answer.StatusCode != HttpStatusCode.OK)
            {
                await answer.AssertProblemAsync(HttpStatusCode.BadRequest, "label_invalid");
                continue;
            }

            shown++;
            Assert.True((await TextsAsync(answer))[0] == text, name);
            Assert.True(answer.Content.Headers.ContentLength is null or < 2048);
        }

        Assert.True(shown > 5);
    }

    [Fact]
    public async Task Badge_IsCachedForAShortTime_AndActsNowhere()
    {
        await using var portal = await TestPortal.WithLedgerAsync(Team.Setup());
        var path = $"embed/badge.svg?token={await BadgeTokenAsync(portal)}";
        using var first = await portal.GetAsync(path);
        Assert.Equal("public, max-age=300", first.Headers.CacheControl!.ToString());
        Assert.Equal(["default-src 'none'; sandbox"], first.Headers.GetValues("Content-Security-Policy"));
        Assert.Equal(["nosniff"], first.Headers.GetValues("X-Content-Type-Options"));
        Assert.Equal(["cross-origin"], first.Headers.GetValues("Cross-Origin-Resource-Policy"));
        Assert.Contains("Origin", first.Headers.Vary);

        var tag = first.Headers.ETag!.ToString();
        foreach (var known in new[] { tag, "W/" + tag })
        {
            using var again = await portal.SendAsync(HttpMethod.Get, path, ("If-None-Match", known));
            Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
            Assert.Empty(await again.Content.ReadAsByteArrayAsync(Cancel));
        }

        await portal.IngestAsync(Alice.Of(Message("new", Sonnet, Ten, new TokenCounts(1_000_000, 0, 0, 0, 0))));
        using var changed = await portal.SendAsync(HttpMethod.Get, path, ("If-None-Match", tag));
        Assert.Equal(["AI tokens", "1M"], await TextsAsync(changed));
    }

    [Theory]
    [InlineData("/", "")]
    [InlineData("/usage", "/corp")]
    public async Task Badge_IsThere_WhereverItIsMounted(string prefix, string pathBase)
    {
        await using var portal = await TestPortal.WithLedgerAsync(Team.Setup() with { Prefix = prefix, PathBase = pathBase, Pipeline = app => app.UsePathBase(pathBase).UseRouting() });
        using var answer = await portal.GetAsync($"embed/badge.svg?token={await BadgeTokenAsync(portal)}");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    private static Task<string> BadgeTokenAsync(TestPortal portal) => portal.IssueAsync(TokenScope.Embed, exposes: EmbedExposures.Badge);

    private static async Task<string[]> TextsAsync(HttpResponseMessage answer) =>
        [.. XDocument.Parse(await answer.Content.ReadAsStringAsync(Cancel)).Descendants("{http://www.w3.org/2000/svg}text").Select(static text => text.Value)];
}
