using Microsoft.Playwright;
using WigToken.AspNetCore.Tests.Hosting;

[assembly: AssemblyFixture(typeof(WigToken.AspNetCore.Tests.Page.Chromium))]

namespace WigToken.AspNetCore.Tests.Page;

/// <summary>The Chromium of this machine, started by the first test that needs it, for all of them; nothing is ever downloaded.</summary>
public sealed class Chromium : IAsyncDisposable
{
    private const string Path = "/usr/bin/chromium";

    private readonly Lazy<Task<(IPlaywright Playwright, IBrowser Browser)>> _started = new(StartAsync);

    /// <summary>A page of a visitor of its own; skips the test where there is no Chromium, except on CI, where there has to be one.</summary>
    internal async Task<Visit> VisitAsync(BrowserNewContextOptions? options = null)
    {
        var isThere = File.Exists(Path);
        if (!isThere && Environment.GetEnvironmentVariable("CI") != "true")
            Assert.Skip($"There is no {Path}: apt-get install chromium");
        Assert.True(isThere, $"There is no {Path}, and on CI this test must run.");
        var (_, browser) = await _started.Value;
        options ??= new BrowserNewContextOptions();
        options.Locale ??= "en-US";
        return await Visit.StartAsync(await browser.NewContextAsync(options));
    }

    public async ValueTask DisposeAsync()
    {
        if (!_started.IsValueCreated)
            return;
        var (playwright, browser) = await _started.Value;
        await browser.DisposeAsync();
        playwright.Dispose();
    }

    private static async Task<(IPlaywright Playwright, IBrowser Browser)> StartAsync()
    {
        Assertions.SetDefaultExpectTimeout((float)Wait.Limit.TotalMilliseconds);
        var playwright = await Playwright.CreateAsync();
        var browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Path,
            Headless = true,
            Args =
            [
                "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
                "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage",
            ],
        });
        return (playwright, browser);
    }
}
