using Microsoft.Playwright;
using WigToken.AspNetCore.Tests.Hosting;
using WigToken.AspNetCore.Tests.Samples;
using WigToken.Storage.Access;
using WigToken.Tests;

namespace WigToken.AspNetCore.Tests.Page;

/// <summary>Makes the pictures of the documentation anew: <c>-explicit only -class '*DashboardPictures'</c>. Look at each.</summary>
public sealed class DashboardPictures(Chromium chromium)
{
    /// <summary>A Thursday afternoon. Server and browser live in it, so that a picture changes only when the page does.</summary>
    private static readonly DateTimeOffset Now = new(2026, 11, 26, 16, 20, 0, TimeSpan.Zero);

    /// <summary>Height 0 is the whole page; of tables the beginning is enough.</summary>
    private static readonly (string Name, string Address, ColorScheme Scheme, int Width, int Height)[] Pictures =
    [
        ("overview", "/?range=30d", ColorScheme.Light, 1440, 0), ("overview-dark", "/?range=30d", ColorScheme.Dark, 1440, 0), ("overview-phone", "/?range=30d", ColorScheme.Light, 360, 1480),
        ("users", "/users?range=30d", ColorScheme.Light, 1440, 960), ("user", "/user?range=30d&user=margaret", ColorScheme.Light, 1440, 0),
        ("models", "/models?range=all", ColorScheme.Dark, 1440, 960), ("machines", "/machines?range=30d", ColorScheme.Light, 1440, 960),
        ("projects", "/projects?range=30d", ColorScheme.Light, 1440, 960), ("sessions", "/sessions?range=30d", ColorScheme.Light, 1440, 960),
        ("activity", "/activity", ColorScheme.Dark, 1440, 960), ("tokens", "/tokens", ColorScheme.Light, 1440, 960), ("audit", "/audit", ColorScheme.Light, 1440, 960),
        ("setup", "/setup", ColorScheme.Light, 1440, 700),
    ];

    [Fact(Explicit = true)]
    public async Task Pictures_OfEveryPage()
    {
        using var files = new TempFolder();
        await using (var before = await TestPortal.StartAsync(Setup(files)))
            await before.AddTeamAsync(Now, busiest: 40);
        // Since then somebody has found out what the unpriced model costs.
        var prices = Path.Combine(files.Path, "prices.json");
        await File.WriteAllTextAsync(prices, """{"prices":[{"provider":"house","model":"house-coder-2","input":0.4,"output":1.2,"cacheRead":0.05,"cacheWrite5m":0.4,"cacheWrite1h":0.4,"source":"contract of July"}]}""", TestContext.Current.CancellationToken);

        await using var portal = await TestPortal.StartAsync(Setup(files));
        await using var visit = await chromium.VisitAsync(new BrowserNewContextOptions { ReducedMotion = ReducedMotion.Reduce, TimezoneId = "UTC" });
        await visit.Page.Clock.SetFixedTimeAsync(Now.UtcDateTime);
        await LookAsync(visit, ColorScheme.Light, 1440, 600);
        await visit.OpenAsync(portal);
        await ShootAsync(visit, "sign-in");
        await visit.SignInAsync(await portal.IssueAsync(TokenScope.Admin, "ada"));
        await Assertions.Expect(visit.Part("#tile-cost")).ToBeVisibleAsync();
        foreach (var (name, address, scheme, width, height) in Pictures)
        {
            await LookAsync(visit, scheme, width, height);
            await visit.OpenAsync(portal, address);
            await ShootAsync(visit, name, isWhole: height == 0);
        }

        await SessionAsync(visit, portal);
        await EmbedAsync(visit, portal);
        await PricesAsync(files, prices, visit);
        // At the end, since it is drawn at half its size: a picture of 8 million points is too large to read about.
        await using var wall = await chromium.VisitAsync(new BrowserNewContextOptions { ReducedMotion = ReducedMotion.Reduce, TimezoneId = "UTC", DeviceScaleFactor = 0.5f });
        await wall.Page.Clock.SetFixedTimeAsync(Now.UtcDateTime);
        await LookAsync(wall, ColorScheme.Dark, 3840, 2160);
        await wall.OpenAsync(portal);
        await wall.SignInAsync(await portal.IssueAsync(TokenScope.Read, "wall"));
        await Assertions.Expect(wall.Part("#tile-cost")).ToBeVisibleAsync();
        await wall.OpenAsync(portal, "/wall?range=30d");
        await ShootAsync(wall, "wall");
    }

    private static PortalSetup Setup(TempFolder files, string? prices = null) => Dashboard.Team() with
    {
        Time = new FixedTime(Now.ToUnixTimeMilliseconds()),
        Options = options =>
        {
            (options.Mode, options.PublicReads, options.RateLimitPerMinute) = ("team", "default", 1_000_000);
            (options.DatabasePath, options.PricesFile) = (Path.Combine(files.Path, "stats.db"), prices);
        },
    };

    private static async Task SessionAsync(Visit visit, TestPortal portal)
    {
        await LookAsync(visit, ColorScheme.Light, 1440, 960);
        await visit.OpenAsync(portal, "/sessions?user=grace&range=all&by=cost");
        await visit.Part("tbody a").First.ClickAsync();
        await visit.ShowsAsync("h1", "Session");
        await visit.IsReadyAsync();
        await ShootAsync(visit, "session");
        await visit.Page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "why this number" }).First.ClickAsync();
        await visit.ShowsAsync("h1", "Why this number");
        await visit.IsReadyAsync();
        await ShootAsync(visit, "explain", isWhole: true);
    }

    private static async Task EmbedAsync(Visit visit, TestPortal portal)
    {
        await portal.ListOriginAsync(portal.Client.BaseAddress!.GetLeftPart(UriPartial.Authority));
        await visit.OpenAsync(portal, "/embed");
        await visit.Page.GetByLabel("Embed token").FillAsync(await portal.IssueAsync(TokenScope.Embed, "margaret"));
        await visit.ShowsAsync("wig-token-counter [part=value]");
        await ShootAsync(visit, "embed", isWhole: true);
    }

    /// <summary>On the same database, with the new price.</summary>
    private static async Task PricesAsync(TempFolder files, string prices, Visit visit)
    {
        await using var portal = await TestPortal.StartAsync(Setup(files, prices));
        // The sign-in is kept in the database, and holds for every port of the host.
        await visit.OpenAsync(portal, "/prices");
        await visit.Button("Preview").ClickAsync();
        await Assertions.Expect(visit.Button("Apply it")).ToBeVisibleAsync();
        await ShootAsync(visit, "prices");
    }

    private static async Task LookAsync(Visit visit, ColorScheme scheme, int width, int height)
    {
        await visit.Page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = scheme });
        await visit.Page.SetViewportSizeAsync(width, height > 0 ? height : 900);
    }

    private static async Task ShootAsync(Visit visit, string name, bool isWhole = false)
    {
        await visit.ShowsAsync(".live.live.live");
        await Assertions.Expect(visit.Part(".stale")).ToHaveCountAsync(0);
        await visit.Page.Mouse.MoveAsync(0, 0);
        await visit.Page.ScreenshotAsync(new PageScreenshotOptions
        {
            Path = RepositoryFiles.PathOf($"docs/images/dashboard-{name}.png"), FullPage = isWhole, Animations = ScreenshotAnimations.Disabled,
        });
    }
}
