using Microsoft.AspNetCore.Builder;
using Microsoft.Playwright;
using WigToken.AspNetCore.Tests.Hosting;
using WigToken.AspNetCore.Tests.Samples;
using WigToken.Parsing;

namespace WigToken.AspNetCore.Tests.Page;

public sealed class BrowserTests(Chromium chromium) : IClassFixture<Chromium>
{
    private const string Status = """
        {"complete":true,"scenario":null,"infra":null,"completedAt":null,"headless":false,"db":{"kind":"sqlite"},"mode":"solo","version":"1",
         "import":{"state":"STATE","files":4,"filesDone":1,"bytes":8000000,"bytesDone":2000000,"bytesPerSecond":500000,"messages":1234,"remainingMs":12000}}
        """;

    // The page asks for the days up to today, by the browser's clock.
    private static readonly PortalSetup Today = new() { Time = TimeProvider.System };

    [Theory]
    [InlineData(ColorScheme.Light, 1280, "en-US", "Live", "/", "")]
    [InlineData(ColorScheme.Dark, 1280, "ko-KR", "실시간", "/usage", "")]
    [InlineData(ColorScheme.Light, 390, "ja-JP", "ライブ", "/usage", "/corp")]
    [InlineData(ColorScheme.Dark, 390, "zh-CN", "实时", "/", "/corp")]
    [InlineData(ColorScheme.Light, 320, "fr-FR", "Live", "/a/b", "")]
    public async Task Page_ShowsANewMessage_WithoutReload(ColorScheme scheme, int width, string locale, string live, string prefix, string pathBase)
    {
        await using var visit = await chromium.VisitAsync(new BrowserNewContextOptions
        {
            ColorScheme = scheme, Locale = locale, ViewportSize = new ViewportSize { Width = width, Height = 844 },
        });
        await using var portal = await TestPortal.StartAsync(Today with
        {
            Prefix = prefix, PathBase = pathBase, Pipeline = app => app.UsePathBase(pathBase).UseRouting(),
        });
        await portal.IngestAsync(Now("m1"));

        await visit.Page.GotoAsync(portal.Client.BaseAddress!.AbsoluteUri);
        await visit.ShowsAsync("#mark", live);
        await Assertions.Expect(visit.Part("#cost")).ToContainTextAsync("15");
        await Assertions.Expect(visit.Part("#recent-rows tr")).ToHaveCountAsync(1);
        await Assertions.Expect(visit.Part("#days-chart path")).ToHaveCountAsync(1);
        await visit.Page.EvaluateAsync("window.isSamePage = true");

        await portal.IngestAsync(Now("m2"));

        await Assertions.Expect(visit.Part("#cost")).ToContainTextAsync("30");
        await visit.ShowsAsync("#messages", "2");
        await Assertions.Expect(visit.Part("#recent-rows tr")).ToHaveCountAsync(2);
        Assert.True(await visit.Page.EvaluateAsync<bool>("window.isSamePage"));
        Assert.Equal(live == "Live" ? "en" : locale[..2], await visit.Part("html").GetAttributeAsync("lang"));
        Assert.True(await visit.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"), "It is wider than the screen.");
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task Page_UnderAHostsStrictPolicy_StillWorks()
    {
        await using var visit = await chromium.VisitAsync();
        await using var portal = await TestPortal.StartAsync(Today with
        {
            Pipeline = static app => app.Use(static (context, next) =>
            {
                context.Response.Headers.ContentSecurityPolicy = "default-src 'self'; require-trusted-types-for 'script'; trusted-types 'none'";
                return next(context);
            }),
        });
        await portal.IngestAsync(Now("m1"));

        await visit.Page.GotoAsync(portal.Client.BaseAddress!.AbsoluteUri);

        await visit.ShowsAsync("#days");
        await visit.ShowsAsync("#cost", "$15.00");
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task Labels_AreOnlyEverText()
    {
        const string Evil = "<img src=x onerror=alert(1)>";
        await using var visit = await chromium.VisitAsync();
        await using var portal = await TestPortal.StartAsync(Today);
        await portal.IngestAsync(new UsageOrigin(Evil, "laptop", "", "claude-code").Of(Ledger.Message("m1", Evil, DateTimeOffset.UtcNow.ToUnixTimeMilliseconds())));

        await visit.Page.GotoAsync(portal.Client.BaseAddress!.AbsoluteUri);

        await visit.ShowsAsync("#recent-rows td:nth-child(2)", Evil);
        await visit.ShowsAsync("#recent-rows td:nth-child(3)", Evil);
        await visit.ShowsAsync("#models-rows th", Evil);
        await visit.ShowsAsync("#unpriced");
        await Assertions.Expect(visit.Part("main img")).ToHaveCountAsync(0);
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task Parts_WithNames_AreHiddenFromThoseWhoMayNotReadThem()
    {
        await using var visit = await chromium.VisitAsync();
        await using var portal = await TestPortal.StartAsync(Today with { Options = static options => (options.Mode, options.PublicReads) = ("team", "default") });
        await portal.IngestAsync(Now("m1"));

        await visit.Page.GotoAsync(portal.Client.BaseAddress!.AbsoluteUri);
        await visit.ShowsAsync("#cost", "$15.00");
        await Wait.UntilAsync(() => !visit.Complaints.IsEmpty, "the browser noted the refusal");
        await portal.IngestAsync(Now("m2"));
        await visit.ShowsAsync("#cost", "$30.00");

        await visit.HidesAsync("#days");
        await visit.HidesAsync("#models");
        await visit.HidesAsync("#recent");
        Assert.Contains("401", Assert.Single(visit.Complaints), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1280)]
    [InlineData(320)]
    public async Task Cost_OfMillions_StaysOnOneLine(int width)
    {
        await using var visit = await chromium.VisitAsync(new BrowserNewContextOptions { ViewportSize = new ViewportSize { Width = width, Height = 844 } });
        await using var portal = await TestPortal.StartAsync(Today);
        await portal.IngestAsync(Ledger.Alice.Of(Ledger.Message("m1", Ledger.Opus, output: 123_456_789_012)));

        await visit.Page.GotoAsync(portal.Client.BaseAddress!.AbsoluteUri);
        await visit.ShowsAsync("#cost", "$9,259,259.18");

        Assert.True(await visit.Page.EvaluateAsync<bool>("cost.scrollWidth <= cost.clientWidth && cost.clientHeight < 2 * parseFloat(getComputedStyle(cost).fontSize)"));
    }

    [Fact]
    public async Task Page_WithoutMessages_SaysSo()
    {
        await using var visit = await chromium.VisitAsync();
        await using var portal = await TestPortal.StartAsync(Today);

        await visit.Page.GotoAsync(portal.Client.BaseAddress!.AbsoluteUri);

        await visit.ShowsAsync("#empty");
        await visit.ShowsAsync("#cost", "$0.00");
        await visit.HidesAsync("#recent");
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task Import_IsShownUntilItIsDone()
    {
        var state = "waiting";
        await using var visit = await chromium.VisitAsync();
        await using var portal = await TestPortal.StartAsync(Today);
        await visit.Page.RouteAsync("**/api/setup/status", route => route.FulfillAsync(new RouteFulfillOptions
        {
            ContentType = "application/json", Body = Status.Replace("STATE", state, StringComparison.Ordinal),
        }));

        await visit.Page.GotoAsync(portal.Client.BaseAddress!.AbsoluteUri);
        await visit.ShowsAsync("#import-facts", "Looking for transcripts…");
        state = "running";
        await visit.ShowsAsync("#import-facts", "Files 1 / 4 · 2 MB / 8 MB · 0.5 MB/s · Messages 1,234 · 12 seconds left");
        Assert.Equal(0.25, await visit.Page.EvaluateAsync<double>("document.getElementById('import-bar').position"));
        state = "done";
        await visit.HidesAsync("#import");
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task Stream_ThatIsRefused_IsTriedAgain()
    {
        var isRefused = true;
        await using var visit = await chromium.VisitAsync();
        await using var portal = await TestPortal.StartAsync(Today);
        await portal.IngestAsync(Now("m1"));
        await visit.Page.RouteAsync("**/api/usage/stream", route => isRefused ? route.FulfillAsync(new RouteFulfillOptions { Status = 503 }) : route.ContinueAsync());
        await visit.Page.Clock.InstallAsync();

        await visit.Page.GotoAsync(portal.Client.BaseAddress!.AbsoluteUri);
        await visit.ShowsAsync("#mark.down", "Reconnecting…");
        isRefused = false;
        await visit.Page.Clock.FastForwardAsync(5_000);

        await visit.ShowsAsync("#mark.live", "Live");
        await visit.ShowsAsync("#cost", "$15.00");
    }

    /// <summary>200,000 tokens of output at 75 dollars a million: 15 dollars.</summary>
    private static UsageBatch Now(string id) =>
        Ledger.Alice.Of(Ledger.Message(id, Ledger.Opus, DateTimeOffset.UtcNow.ToUnixTimeMilliseconds(), new TokenCounts(0, 0, 0, 0, 200_000)));
}
