using System.Text.Json;
using Microsoft.Playwright;
using WigToken.AspNetCore.Tests.Hosting;
using WigToken.AspNetCore.Tests.Samples;
using WigToken.Parsing;
using WigToken.Storage.Access;
using WigToken.Tests;

namespace WigToken.AspNetCore.Tests.Page;

/// <summary>Every page, wherever it is mounted and however it is looked at.</summary>
public sealed class DashboardPagesTests(Chromium chromium)
{
    [Theory]
    [InlineData("/", "", ColorScheme.Light, ColorScheme.Dark)]
    [InlineData("/usage", "/corp", ColorScheme.Dark, ColorScheme.Light)]
    public async Task Pages_AreWhole(string prefix, string pathBase, ColorScheme desk, ColorScheme phone)
    {
        await using var portal = await TestPortal.StartAsync(Dashboard.Team(prefix, pathBase));
        await portal.AddTeamAsync(DateTimeOffset.UtcNow, busiest: 2);
        // Without motion, a colour is what it is at once.
        await using var visit = await chromium.VisitAsync(new BrowserNewContextOptions { ReducedMotion = ReducedMotion.Reduce });
        await visit.OpenAsync(portal);
        await visit.SignInAsync(await portal.IssueAsync(TokenScope.Admin));
        await visit.ShowsAsync("#tile-cost");

        var problems = new List<string>();
        foreach (var (address, title) in Dashboard.Pages.Concat(await DrillDownAsync(portal)))
        {
            foreach (var (scheme, width) in ((ColorScheme, int)[])[(desk, 1440), (phone, 360)])
            {
                await visit.Page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = scheme });
                await visit.Page.SetViewportSizeAsync(width, 900);
                await visit.OpenAsync(portal, address);
                await visit.ShowsAsync("h1", title);
                problems.AddRange((await visit.ProblemsAsync()).Select(problem => $"{address} at {width}: {problem}"));
            }
        }

        Assert.Empty(problems);
        Assert.Empty(visit.Complaints);
    }

    /// <summary>What real transcripts hold that made-up ones do not.</summary>
    [Fact]
    public async Task Pages_OfRealTranscripts_AreWhole()
    {
        var folder = Environment.GetEnvironmentVariable("WIGTOKEN_TRANSCRIPTS");
        Assert.SkipWhen(folder is null, "WIGTOKEN_TRANSCRIPTS names no folder of real transcripts.");
        await using var portal = await TestPortal.StartAsync(Dashboard.Open() with
        {
            Options = options => (options.Mode, options.ProjectsDirectory, options.DefaultUser) = ("solo", folder, "alice"),
            WigToken = static wigToken => wigToken.WatchTranscripts(),
        });
        await Wait.UntilAsync(() => portal.TextAsync("api/setup/status").GetAwaiter().GetResult().Contains("\"state\":\"done\"", StringComparison.Ordinal), "the transcripts are read");
        await using var visit = await chromium.VisitAsync();

        var problems = new List<string>();
        foreach (var (address, title) in Dashboard.Pages.Where(static page => page.Key != "/wall").Concat(await DrillDownAsync(portal)))
        {
            await visit.OpenAsync(portal, address.Replace("ada", "alice", StringComparison.Ordinal) + (address.Contains('?', StringComparison.Ordinal) ? "&range=all" : "?range=all"));
            await visit.ShowsAsync("h1", title);
            problems.AddRange((await visit.ProblemsAsync()).Select(problem => $"{address}: {problem}"));
        }

        Assert.Empty(problems);
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task Labels_AreOnlyEverText()
    {
        await using var portal = await TestPortal.StartAsync(Dashboard.Team());
        foreach (var (name, text) in AttackStrings.All)
            await portal.IngestAsync(Evil(name, text));
        var admin = await portal.IssueAsync(TokenScope.Admin);
        foreach (var text in AttackStrings.All.Values)
        {
            // Some of it is refused.
            using var issued = await portal.AskAsync(HttpMethod.Post, "api/admin/tokens", admin, JsonSerializer.Serialize(new { user = text, scope = "read", label = text }));
        }

        await using var visit = await chromium.VisitAsync();
        await visit.OpenAsync(portal);
        await visit.SignInAsync(admin);
        await visit.ShowsAsync("#tile-cost");

        var html = AttackStrings.All["html"];
        foreach (var address in (string[])["/", "/activity", "/users", "/models", "/machines", "/projects", "/sessions", "/wall", "/tokens", "/audit", "/prices", "/setup",
            $"/session?id={Uri.EscapeDataString(html)}&user={Uri.EscapeDataString(html)}", "/explain?id=html"])
        {
            await visit.OpenAsync(portal, address);
            await Assertions.Expect(visit.Part("main")).ToContainTextAsync(address is "/setup" or "/prices" or "/wall" ? "" : "onerror");
            await Assertions.Expect(visit.Part("main img:not([alt=''])")).ToHaveCountAsync(0);
            await Assertions.Expect(visit.Part("main script")).ToHaveCountAsync(0);
        }

        // Longer ones no interface takes for a name, and no address has room for them.
        foreach (var text in AttackStrings.All.Values.Where(static text => text.Length <= 256))
        {
            await visit.OpenAsync(portal, "/user?user=" + Uri.EscapeDataString(text));
            await visit.ShowsAsync("#tile-messages", "1");
        }

        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task Language_IsTheReaders()
    {
        await using var portal = await TestPortal.StartAsync(Dashboard.Open());
        await portal.IngestAsync(Dashboard.Now("m1"));
        foreach (var (locale, title, users) in ((string, string, string)[])[("en-US", "Overview", "Users"), ("ko-KR", "개요", "사용자"), ("ja-JP", "概要", "ユーザー"), ("zh-CN", "概览", "用户"), ("fr-FR", "Overview", "Users")])
        {
            await using var visit = await chromium.VisitAsync(new BrowserNewContextOptions { Locale = locale });
            await visit.OpenAsync(portal);

            await visit.ShowsAsync("h1", title);
            await Assertions.Expect(visit.Link(users)).ToBeVisibleAsync();
            Assert.Empty(visit.Complaints);
        }
    }

    [Fact]
    public async Task Language_IsSwitched_OnEveryPage_AndLeavesNothingInAnother()
    {
        var english = Texts("en");
        await using var portal = await TestPortal.StartAsync(Dashboard.Team());
        await portal.AddTeamAsync(DateTimeOffset.UtcNow, busiest: 1);
        await using var visit = await chromium.VisitAsync(new BrowserNewContextOptions { ViewportSize = new ViewportSize { Width = 1440, Height = 900 } });
        await visit.OpenAsync(portal);
        await visit.SignInAsync(await portal.IssueAsync(TokenScope.Admin));
        await visit.ShowsAsync("#tile-cost");

        var left = new List<string>();
        foreach (var address in Dashboard.Pages.Keys.Where(static address => address != "/wall").Concat((await DrillDownAsync(portal)).Keys))
        {
            await visit.OpenAsync(portal, address);
            foreach (var language in (string[])["ko", "ja", "zh"])
            {
                await visit.Part(".preferences select").First.SelectOptionAsync(language);
                await Assertions.Expect(visit.Part("html")).ToHaveAttributeAsync("lang", language);
                var own = Texts(language);
                var foreign = english.Where(text => own[text.Key] != text.Value).Select(static text => text.Value).Concat(english.Keys.Where(static key => key.Contains('.', StringComparison.Ordinal))).Except(own.Values, StringComparer.Ordinal).ToHashSet(StringComparer.Ordinal);
                left.AddRange((await WordsAsync(visit)).Where(word => foreign.Contains(word) || word.FindAll(@"\{(\w+)\}").Any()).Select(word => $"{address} in {language}: {word}"));
            }
        }

        Assert.Empty(left);
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

    /// <summary>The pages of one session and of one message.</summary>
    private static async Task<Dictionary<string, string>> DrillDownAsync(TestPortal portal)
    {
        var newest = (await portal.AskJsonAsync(HttpMethod.Get, "api/usage/recent?limit=1", await portal.IssueAsync(TokenScope.Read)))["entries"]![0]!;
        return new Dictionary<string, string>(StringComparer.Ordinal)
        {
            [$"/session?user={newest["user"]}&id={newest["session"]}"] = "Session", [$"/explain?id={newest["id"]}"] = "Why this number",
        };
    }

    private static Dictionary<string, string> Texts(string language) =>
        JsonSerializer.Deserialize<Dictionary<string, string>>(File.ReadAllText(RepositoryFiles.PathOf($"web/dashboard/src/i18n/texts/{language}.json")))!;

    /// <summary>Every text of the page, and every name that only a screen reader says.</summary>
    private static Task<string[]> WordsAsync(Visit visit) => visit.Page.EvaluateAsync<string[]>(
        """
        () => {
          const words = new Set([document.title.split(' · ')[0]]);
          const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
          while (texts.nextNode()) words.add(texts.currentNode.data.trim());
          for (const element of document.querySelectorAll('[aria-label], [title], [placeholder]'))
            for (const name of ['aria-label', 'title', 'placeholder']) words.add(element.getAttribute(name) ?? '');
          return [...words];
        }
        """);

    private static UsageBatch Evil(string id, string text) =>
        new UsageOrigin(text, text, text, "claude-code").Of(Ledger.Message(id, text, DateTimeOffset.UtcNow.ToUnixTimeMilliseconds()) with { SessionId = text });
}
