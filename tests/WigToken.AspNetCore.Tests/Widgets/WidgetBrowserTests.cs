using Microsoft.AspNetCore.Builder;
using Microsoft.Playwright;
using WigToken.AspNetCore.Tests.Hosting;
using WigToken.AspNetCore.Tests.Page;
using WigToken.AspNetCore.Tests.Samples;
using WigToken.Parsing;
using WigToken.Storage.Access;

namespace WigToken.AspNetCore.Tests.Widgets;

/// <summary>Widgets in a real browser, on a page of another origin with a strict policy.</summary>
public sealed class WidgetBrowserTests(Chromium chromium)
{
    private const string Counter = "<wig-token-counter mode='messages' variant='minimal' token='TOKEN'>loading</wig-token-counter>";

    private const string Count = "wig-token-counter [part=value]";

    [Theory]
    [InlineData("/", "")]
    [InlineData("/usage", "/corp")]
    public async Task Allowed_ItShowsAndTicks(string prefix, string pathBase)
    {
        await using var visit = await VisitAsync();
        await using var portal = await StartAsync(prefix, pathBase);
        await using var site = await ForeignSite.StartAsync(Tags(await portal.IssueAsync(TokenScope.Embed)), portal.Client.BaseAddress!);
        await portal.ListOriginAsync(site.Origin);

        await visit.Page.GotoAsync(site.Origin);
        await visit.ShowsAsync(Count, "4");
        await visit.ShowsAsync("wig-cost-counter [part=value]", "$0.1548");
        await visit.ShowsAsync("wig-model-legend li:first-child bdi", Ledger.Sonnet);
        await visit.ShowsAsync("wig-burn-sparkline svg");
        await portal.IngestAsync(Ledger.Alice.Of(Ledger.Message("new")));

        await visit.ShowsAsync(Count, "5");
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task WrongOrigin_ShowsNothing_AndSaysWhichLayerItWas()
    {
        await using var visit = await VisitAsync();
        await using var portal = await StartAsync();
        await using var site = await ForeignSite.StartAsync(Tags(await portal.IssueAsync(TokenScope.Embed)), portal.Client.BaseAddress!);
        await portal.ListOriginAsync("https://somebody.example");

        await visit.Page.GotoAsync(site.Origin);

        await SaysAsync(visit, $"WigToken shows nothing here: the origin layer refused (origin_not_allowed). Pages of \"{site.Origin}\" may not show widgets.");
        await ShowsNothingAsync(visit);
    }

    [Theory]
    [InlineData("unknown", "token_unknown")]
    [InlineData("malformed", "token_malformed")]
    [InlineData("empty", "token_malformed")]
    [InlineData("revoked", "token_revoked")]
    [InlineData("expired", "token_expired")]
    [InlineData("not for widgets", "token_in_query")]
    [InlineData("for the badge", "not_exposed")]
    public async Task WrongToken_ShowsNothing_AndSaysWhichLayerItWas(string kind, string code)
    {
        await using var visit = await VisitAsync();
        await using var portal = await StartAsync();
        await using var site = await ForeignSite.StartAsync(Tags(await TokenAsync(portal, kind)), portal.Client.BaseAddress!);
        await portal.ListOriginAsync(site.Origin);

        await visit.Page.GotoAsync(site.Origin);

        await SaysAsync(visit, $"WigToken shows nothing here: the token layer refused ({code}).");
        await ShowsNothingAsync(visit);
    }

    [Fact]
    public async Task TokenThatIsRevokedMeanwhile_TakesTheNumbersAway()
    {
        await using var visit = await VisitAsync();
        // Half a minute takes a second.
        await using var portal = await StartAsync(time: new FixedTime(Ledger.Now, speed: 30));
        var (token, secret) = await portal.IssueTokenAsync(TokenScope.Embed);
        await using var site = await ForeignSite.StartAsync(Tags(secret), portal.Client.BaseAddress!);
        await portal.ListOriginAsync(site.Origin);
        await visit.Page.GotoAsync(site.Origin);
        await visit.ShowsAsync(Count, "4");

        await portal.RevokeAsync(token.Id);

        await SaysAsync(visit, "the token layer refused (token_revoked)");
        await ShowsNothingAsync(visit);
    }

    [Fact]
    public async Task NamesThatTheTokenDoesNotShow_AreLeftOut_AndTheRestIsShown()
    {
        await using var visit = await VisitAsync();
        await using var portal = await StartAsync();
        var token = await portal.IssueAsync(TokenScope.Embed);
        await using var site = await ForeignSite.StartAsync($"{Counter.Replace("TOKEN", token, StringComparison.Ordinal)}<wig-top-users token='{token}'>loading</wig-top-users>", portal.Client.BaseAddress!);
        await portal.ListOriginAsync(site.Origin);

        await visit.Page.GotoAsync(site.Origin);

        await SaysAsync(visit, "the token layer refused (not_exposed). This token does not show users;");
        await visit.ShowsAsync(Count, "4");
        Assert.Equal("", await visit.Part("wig-top-users").InnerTextAsync());
    }

    [Fact]
    public async Task StreamThatDoesNotComeThrough_IsReplacedByAsking()
    {
        await using var visit = await VisitAsync();
        await using var portal = await StartAsync();
        var token = await portal.IssueAsync(TokenScope.Embed);
        await using var site = await ForeignSite.StartAsync(Tags(token) + $"<wig-embed-pulse-dot token='{token}'></wig-embed-pulse-dot>", portal.Client.BaseAddress!);
        await portal.ListOriginAsync(site.Origin);
        await visit.Page.RouteAsync("**/embed/stream**", static route => route.FulfillAsync(new RouteFulfillOptions { Status = 502 }));

        await visit.Page.GotoAsync(site.Origin);
        await visit.ShowsAsync(Count, "4");
        await Assertions.Expect(visit.Part("wig-embed-pulse-dot [role=img]")).ToHaveAttributeAsync("aria-label", "up to date");
        await portal.IngestAsync(Ledger.Alice.Of(Ledger.Message("new")));
        await visit.ShowsAsync(Count, "5");
        await visit.Page.UnrouteAsync("**/embed/stream**");

        await Assertions.Expect(visit.Part("wig-embed-pulse-dot [role=img]")).ToHaveAttributeAsync("aria-label", "live");
    }

    [Theory]
    [InlineData(ReducedMotion.NoPreference, 1)]
    [InlineData(ReducedMotion.Reduce, 0)]
    public async Task Motion_IsForThoseWhoDoNotMind(ReducedMotion motion, int animations)
    {
        await using var visit = await VisitAsync(new BrowserNewContextOptions { ReducedMotion = motion });
        await using var portal = await StartAsync();
        await using var site = await ForeignSite.StartAsync($"<wig-embed-pulse-dot token='{await portal.IssueAsync(TokenScope.Embed)}'></wig-embed-pulse-dot>", portal.Client.BaseAddress!);
        await portal.ListOriginAsync(site.Origin);

        await visit.Page.GotoAsync(site.Origin);
        await visit.ShowsAsync("wig-embed-pulse-dot [role=img]");

        Assert.Equal(animations, await visit.Page.EvaluateAsync<int>("document.querySelector('wig-embed-pulse-dot').shadowRoot.getAnimations().length"));
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task AttackStrings_AsNames_AreText()
    {
        const string Evil = "\"><img src=x onerror=alert(1)><script>alert(2)</script>";
        await using var visit = await VisitAsync();
        await using var portal = await StartAsync();
        await portal.IngestAsync(new UsageOrigin(Evil, Evil, "", "claude-code").Of(Ledger.Message("evil", Evil)));
        var token = await portal.IssueAsync(TokenScope.Embed, exposes: (EmbedExposures)63);
        string[] tags = ["wig-top-users", "wig-top-models", "wig-top-machines", "wig-recent-activity", "wig-model-legend"];
        await using var site = await ForeignSite.StartAsync(string.Concat(tags.Select(tag => $"<{tag} token='{token}' limit='9'></{tag}>")), portal.Client.BaseAddress!);
        await portal.ListOriginAsync(site.Origin);

        await visit.Page.GotoAsync(site.Origin);

        foreach (var tag in tags)
            await Assertions.Expect(visit.Part($"{tag} bdi").Filter(new LocatorFilterOptions { HasText = Evil }).First).ToBeVisibleAsync();
        await Assertions.Expect(visit.Part("img")).ToHaveCountAsync(0);
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task Badge_IsAPictureOnAnyPage()
    {
        await using var visit = await VisitAsync();
        await using var portal = await StartAsync();
        var address = $"{portal.Client.BaseAddress}embed/badge.svg?metric=messages&token={await portal.IssueAsync(TokenScope.Embed, exposes: EmbedExposures.Badge)}";
        await using var site = await ForeignSite.StartAsync($"<img alt='messages' src='{address}'>", portal.Client.BaseAddress!);

        await visit.Page.GotoAsync(site.Origin);

        await visit.ShowsAsync("img");
        Assert.True(await visit.Part("img").EvaluateAsync<bool>("image => image.decode().then(() => image.naturalWidth > 80 && image.naturalHeight === 20)"));
        Assert.Empty(visit.Complaints);
    }

    private Task<Visit> VisitAsync(BrowserNewContextOptions? options = null)
    {
        WidgetFiles.Require();
        return chromium.VisitAsync(options);
    }

    private static async Task<TestPortal> StartAsync(string prefix = "/usage", string pathBase = "", TimeProvider? time = null) => await TestPortal.WithLedgerAsync(Team.Setup() with
    {
        Prefix = prefix, PathBase = pathBase, Pipeline = app => app.UsePathBase(pathBase).UseRouting(), Time = time ?? new FixedTime(Ledger.Now),
    });

    private static string Tags(string token) => (Counter + """
        <wig-cost-counter token='TOKEN'>loading</wig-cost-counter>
        <wig-burn-sparkline token='TOKEN'>loading</wig-burn-sparkline>
        <wig-model-legend token='TOKEN'>loading</wig-model-legend>
        """).Replace("TOKEN", token, StringComparison.Ordinal);

    private static async Task<string> TokenAsync(TestPortal portal, string kind)
    {
        switch (kind)
        {
            case "unknown":
                return TokenSecret.Generate(TokenScope.Embed).Reveal();
            case "malformed":
                return "we_nonsense";
            case "empty":
                return "";
            case "revoked":
                var (token, secret) = await portal.IssueTokenAsync(TokenScope.Embed);
                await portal.RevokeAsync(token.Id);
                return secret;
            case "expired":
                return await portal.IssueAsync(TokenScope.Embed, expires: Ledger.Now);
            case "for the badge":
                return await portal.IssueAsync(TokenScope.Embed, exposes: EmbedExposures.Badge);
            default:
                return await portal.IssueAsync(TokenScope.Read);
        }
    }

    private static Task SaysAsync(Visit visit, string text) =>
        Wait.UntilAsync(() => visit.Complaints.Any(said => said.Contains(text, StringComparison.Ordinal)), $"the console says: {text}");

    /// <summary>Not even what stands in the tags until there is data.</summary>
    private static async Task ShowsNothingAsync(Visit visit) => await Assertions.Expect(visit.Part("body")).ToHaveTextAsync("", new LocatorAssertionsToHaveTextOptions { UseInnerText = true });
}
