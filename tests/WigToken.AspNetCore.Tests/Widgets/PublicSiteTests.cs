using Microsoft.AspNetCore.Builder;
using Microsoft.Playwright;
using WigToken.AspNetCore.Tests.Hosting;
using WigToken.AspNetCore.Tests.Page;
using WigToken.AspNetCore.Tests.Samples;
using WigToken.Parsing;
using WigToken.Sample;
using WigToken.Storage.Access;
using WigToken.Tests;

namespace WigToken.AspNetCore.Tests.Widgets;

/// <summary>The sample's two pages, with tags and with React.</summary>
public sealed class PublicSiteTests(Chromium chromium)
{
    private static readonly PortalSetup Today = Team.Setup() with { Time = TimeProvider.System };

    private static long NowMs => DateTimeOffset.UtcNow.ToUnixTimeMilliseconds();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/", ColorScheme.Light, 1440)]
    [InlineData("/", ColorScheme.Dark, 360)]
    [InlineData("/react", ColorScheme.Dark, 1440)]
    [InlineData("/react", ColorScheme.Light, 360)]
    public async Task Page_ShowsEverything_AndTicks(string path, ColorScheme scheme, int width)
    {
        WidgetFiles.Require();
        await using var visit = await chromium.VisitAsync(new BrowserNewContextOptions { ColorScheme = scheme, ViewportSize = new ViewportSize { Width = width, Height = 900 } });
        await using var portal = await TestPortal.StartAsync(Today);
        await portal.IngestAsync(Usage(("first", Ledger.Sonnet, 1000)));
        await using var site = await StartAsync(portal, await portal.IssueAsync(TokenScope.Embed));

        await visit.Page.GotoAsync(site.Urls.First() + path);
        await visit.ShowsAsync(".hero [part=root] [part=value] >> nth=0", "1,001");
        await Assertions.Expect(visit.Part("[part=chart]")).ToBeVisibleAsync();
        await Assertions.Expect(visit.Part("main bdi").Filter(new LocatorFilterOptions { HasText = Ledger.Sonnet })).ToHaveCountAsync(2);
        await portal.IngestAsync(Usage(("second", Ledger.Sonnet, 99)));

        await visit.ShowsAsync(".hero [part=root] [part=value] >> nth=0", "1,101");
        await visit.ShowsAsync(".ticker [part=value]", "+100 tokens · +$0.0015");
        Assert.Empty(await visit.ProblemsAsync());
        Assert.Empty(visit.Complaints);
    }

    [Theory]
    [InlineData("/", "")]
    [InlineData("/react", "Our numbers are not shown here.")]
    public async Task Page_ThatIsRefused_ShowsNoNumbers(string path, string instead)
    {
        WidgetFiles.Require();
        await using var visit = await chromium.VisitAsync();
        await using var portal = await TestPortal.WithLedgerAsync(Today);
        await using var site = await StartAsync(portal, "we_wrong");

        await visit.Page.GotoAsync(site.Urls.First() + path);
        await Wait.UntilAsync(() => visit.Complaints.Any(static said => said.Contains("token_malformed", StringComparison.Ordinal)), "the console says why");

        await Assertions.Expect(visit.Part("main")).ToContainTextAsync(instead);
        await Assertions.Expect(visit.Part("[part=value]")).ToHaveCountAsync(0);
    }

    /// <summary>Makes the pictures of the documentation anew: <c>--explicit only</c>. Look at each.</summary>
    [Theory(Explicit = true)]
    [InlineData("/", ColorScheme.Light, 1100, "widgets-tags.png")]
    [InlineData("/react", ColorScheme.Dark, 1100, "widgets-react.png")]
    [InlineData("/", ColorScheme.Light, 360, "widgets-phone.png")]
    public async Task Pictures(string path, ColorScheme scheme, int width, string name)
    {
        await using var visit = await chromium.VisitAsync(new BrowserNewContextOptions
        {
            ColorScheme = scheme, ViewportSize = new ViewportSize { Width = width, Height = 400 }, ReducedMotion = ReducedMotion.Reduce,
        });
        await using var portal = await TestPortal.StartAsync(Today);
        await portal.IngestAsync(Month());
        await using var site = await StartAsync(portal, await portal.IssueAsync(TokenScope.Embed));
        await visit.Page.GotoAsync(site.Urls.First() + path);
        await Assertions.Expect(visit.Part("[part=chart]")).ToBeVisibleAsync();
        await Assertions.Expect(visit.Part("main bdi")).Not.ToHaveCountAsync(0);
        await portal.IngestAsync(Usage(("last", Ledger.Opus, 900)));
        await Assertions.Expect(visit.Part(".ticker")).ToContainTextAsync("+901");

        await visit.Page.ScreenshotAsync(new PageScreenshotOptions { Path = RepositoryFiles.PathOf($"docs/images/{name}"), FullPage = true });
    }

    private static async Task<WebApplication> StartAsync(TestPortal portal, string token)
    {
        var folder = RepositoryFiles.PathOf("samples/PublicSite");
        var site = Site.Create(["--contentRoot", folder, "--urls", "http://127.0.0.1:0", "--server", portal.Client.BaseAddress!.AbsoluteUri, "--token", token, "--Logging:LogLevel:Default", "None"]);
        await site.StartAsync(Cancel);
        await portal.ListOriginAsync(site.Urls.First());
        return site;
    }

    private static UsageBatch Usage(params (string Id, string Model, long Output)[] messages) =>
        Ledger.Alice.Of([.. messages.Select(static message => Ledger.Message(message.Id, message.Model, NowMs, message.Output))]);

    /// <summary>Thirty days of a small team: more by day than by night, and less at weekends.</summary>
    private static UsageBatch Month()
    {
        string[] models = [Ledger.Sonnet, Ledger.Sonnet, Ledger.Haiku, Ledger.Opus, Ledger.Sonnet, Ledger.Haiku];
        return Ledger.Alice.Of([.. Enumerable.Range(1, 30 * 24).SelectMany(hour =>
        {
            var at = DateTimeOffset.UtcNow.AddHours(-hour);
            var busy = (at.Hour is >= 8 and < 19 ? 12 : 1) / (at.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday ? 4 : 1);
            return Enumerable.Range(0, busy + (hour * 7 % 5)).Select(i => Ledger.Message(
                $"{hour}-{i}", models[(hour + i) % models.Length], at.ToUnixTimeMilliseconds(), new TokenCounts(40 + i, 3_000 + hour, 0, 40_000 + 900 * i, 400 + 37 * (hour % 11))));
        })]);
    }
}
