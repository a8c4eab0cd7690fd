using Microsoft.Playwright;
using WigToken.AspNetCore.Tests.Hosting;
using WigToken.AspNetCore.Tests.Samples;
using WigToken.Parsing;
using WigToken.Storage.Access;

namespace WigToken.AspNetCore.Tests.Page;

/// <summary>Every page, wherever it is mounted and however it is looked at.</summary>
public sealed class DashboardPagesTests(Chromium chromium) : IClassFixture<Chromium>
{
    [Theory]
    [InlineData(ColorScheme.Light, 1440, "/", "")]
    [InlineData(ColorScheme.Dark, 1440, "/usage", "/corp")]
    [InlineData(ColorScheme.Light, 360, "/usage", "/corp")]
    [InlineData(ColorScheme.Dark, 360, "/", "")]
    public async Task Pages_AreWhole(ColorScheme scheme, int width, string prefix, string pathBase)
    {
        await using var portal = await TestPortal.StartAsync(Dashboard.Team(prefix, pathBase));
        await portal.AddYearAsync(5_000);
        await portal.ListOriginAsync("https://page.example");
        await using var visit = await chromium.VisitAsync(new BrowserNewContextOptions { ColorScheme = scheme, ViewportSize = new ViewportSize { Width = width, Height = 900 } });
        await visit.OpenAsync(portal);
        await visit.SignInAsync(await portal.IssueAsync(TokenScope.Admin));
        await Assertions.Expect(visit.Part("#tile-cost")).ToBeVisibleAsync();

        var problems = new List<string>();
        foreach (var (address, title) in Dashboard.Pages)
        {
            await visit.OpenAsync(portal, address);
            await visit.ShowsAsync("h1", title);
            problems.AddRange((await visit.ProblemsAsync()).Select(problem => $"{address}: {problem}"));
        }

        Assert.Empty(problems);
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task Labels_AreOnlyEverText()
    {
        await using var portal = await TestPortal.StartAsync(Dashboard.Open());
        foreach (var (name, text) in AttackStrings.All)
            await portal.IngestAsync(Evil(name, text));
        await using var visit = await chromium.VisitAsync();

        foreach (var address in (string[])["/", "/activity", "/users", "/models", "/machines", "/projects", "/sessions", "/wall"])
        {
            await visit.OpenAsync(portal, address);
            await Assertions.Expect(visit.Part("main img:not([alt=''])")).ToHaveCountAsync(0);
        }

        // Longer ones no interface takes for a name, and no address has room for them.
        foreach (var text in AttackStrings.All.Values.Where(static text => text.Length <= 256))
        {
            await visit.OpenAsync(portal, "/user?user=" + Uri.EscapeDataString(text));
            await Assertions.Expect(visit.Part("#tile-messages")).ToHaveTextAsync("1");
        }

        Assert.Empty(visit.Complaints);
    }

    [Theory]
    [InlineData("en-US", "Overview", "Users")]
    [InlineData("ko-KR", "개요", "사용자")]
    [InlineData("ja-JP", "概要", "ユーザー")]
    [InlineData("zh-CN", "概览", "用户")]
    [InlineData("fr-FR", "Overview", "Users")]
    public async Task Language_IsTheReaders(string locale, string title, string users)
    {
        await using var portal = await TestPortal.StartAsync(Dashboard.Open());
        await portal.IngestAsync(Dashboard.Now("m1"));
        await using var visit = await chromium.VisitAsync(new BrowserNewContextOptions { Locale = locale });

        await visit.OpenAsync(portal);

        await visit.ShowsAsync("h1", title);
        await Assertions.Expect(visit.Link(users)).ToBeVisibleAsync();
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task Language_IsSwitchedAndKept()
    {
        await using var portal = await TestPortal.StartAsync(Dashboard.Open());
        await portal.IngestAsync(Dashboard.Now("m1"));
        await using var visit = await chromium.VisitAsync();
        await visit.OpenAsync(portal, "/models");

        await visit.Page.GetByLabel("Language").SelectOptionAsync("ko");

        await visit.ShowsAsync("h1", "모델");
        await Assertions.Expect(visit.Part("html")).ToHaveAttributeAsync("lang", "ko");
        await visit.Page.ReloadAsync();
        await visit.ShowsAsync("h1", "모델");
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task Theme_IsSwitchedAndKept()
    {
        await using var portal = await TestPortal.StartAsync(Dashboard.Open());
        await using var visit = await chromium.VisitAsync(new BrowserNewContextOptions { ColorScheme = ColorScheme.Light });
        await visit.OpenAsync(portal);
        var background = () => visit.Page.EvaluateAsync<string>("getComputedStyle(document.body).backgroundColor");
        var light = await background();

        await visit.Page.GetByLabel("Theme").SelectOptionAsync("dark");
        var dark = await background();
        await visit.Page.ReloadAsync();
        await visit.IsReadyAsync();

        Assert.NotEqual(light, dark);
        Assert.Equal(dark, await background());
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task Page_UnderAHostsStrictPolicy_StillWorks()
    {
        await using var portal = await TestPortal.StartAsync(Dashboard.Open() with
        {
            Pipeline = static app => Microsoft.AspNetCore.Builder.UseExtensions.Use(app, static (context, next) =>
            {
                context.Response.Headers.ContentSecurityPolicy = "default-src 'self'; require-trusted-types-for 'script'; trusted-types 'none'";
                return next(context);
            }),
        });
        await portal.IngestAsync(Dashboard.Now("m1"));
        await using var visit = await chromium.VisitAsync();

        await visit.OpenAsync(portal);
        await visit.Button("User: All").ClickAsync();

        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Option, new PageGetByRoleOptions { Name = "alice" })).ToBeVisibleAsync();
        await visit.ShowsAsync("#tile-cost", "$15.00");
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task Page_WithoutMessages_SaysWhatToDo()
    {
        await using var portal = await TestPortal.StartAsync(Dashboard.Open());
        await using var visit = await chromium.VisitAsync();

        await visit.OpenAsync(portal, "/?range=all");

        await visit.SaysAsync(".tiles-panel .empty", "No messages yet");
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task Panel_ThatFailed_IsTriedAgain()
    {
        var isBroken = true;
        await using var portal = await TestPortal.StartAsync(Dashboard.Open());
        await portal.IngestAsync(Dashboard.Now("m1"));
        await using var visit = await chromium.VisitAsync();
        await visit.Page.RouteAsync("**/api/usage/projects?**", route => isBroken ? route.FulfillAsync(new RouteFulfillOptions { Status = 409, Body = "{}" }) : route.ContinueAsync());
        await visit.Page.GotoAsync(portal.Client.BaseAddress!.AbsoluteUri + "#/projects");
        await Assertions.Expect(visit.Part("main [role=alert]")).ToBeVisibleAsync();
        isBroken = false;

        await visit.Button("Try again").ClickAsync();

        await Assertions.Expect(visit.Part("table")).ToContainTextAsync("-home-alice-app");
    }

    private static UsageBatch Evil(string id, string text) =>
        new UsageOrigin(text, text, text, "claude-code").Of(Ledger.Message(id, text, DateTimeOffset.UtcNow.ToUnixTimeMilliseconds()) with { SessionId = text });
}
