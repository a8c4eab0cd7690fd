using System.Globalization;
using WigToken.AspNetCore.Tests.Hosting;
using WigToken.Storage.Access;

namespace WigToken.AspNetCore.Tests.Page;

/// <summary>
/// How soon the overview of a large database can be used: <c>-explicit only -class '*DashboardSpeed'</c>, with the database that
/// <c>WigToken.Load queries --keep FILE</c> leaves named in <c>WIGTOKEN_LARGE_DATABASE</c>.
/// </summary>
public sealed class DashboardSpeed(Chromium chromium, ITestOutputHelper output)
{
    private const int Loads = 21;
    private const double MostMs = 1_000;

    /// <summary>When every panel shows what it has to show, counted from the navigation's start.</summary>
    private const string Watch =
        """
        (() => {
          const look = () => {
            const tile = document.querySelector('#tile-cost');
            if (tile && tile.textContent && !document.querySelector('.skeleton, .stale')) window.readyAt = performance.now();
            else requestAnimationFrame(look);
          };
          look();
        })()
        """;

    [Theory(Explicit = true)]
    [InlineData("24h")]
    [InlineData("30d")]
    [InlineData("all")]
    public async Task Overview_OfALargeDatabase_CanBeUsedWithinASecond(string range)
    {
        var database = Environment.GetEnvironmentVariable("WIGTOKEN_LARGE_DATABASE");
        Assert.SkipWhen(database is null, "WIGTOKEN_LARGE_DATABASE names no database.");
        await using var portal = await TestPortal.StartAsync(Dashboard.Team() with
        {
            Options = options => (options.Mode, options.PublicReads, options.RateLimitPerMinute, options.DatabasePath) = ("team", "default", 1_000_000, database!),
        });
        await using var visit = await chromium.VisitAsync();
        await visit.OpenAsync(portal);
        await visit.SignInAsync(await portal.IssueAsync(TokenScope.Read, "speed"));
        await visit.ShowsAsync("#tile-cost");

        var times = new List<double>();
        for (var load = 0; load < Loads; load++)
        {
            // A page of its own each time: nothing is in memory but what the browser's cache keeps.
            var page = await visit.Page.Context.NewPageAsync();
            await page.AddInitScriptAsync(Watch);
            await page.GotoAsync($"{portal.Client.BaseAddress!.AbsoluteUri}#/?range={range}");
            await page.WaitForFunctionAsync("window.readyAt");
            times.Add(await page.EvaluateAsync<double>("window.readyAt"));
            await page.CloseAsync();
        }

        var messages = (await portal.Store.GetTotalAsync(TestContext.Current.CancellationToken)).Sum.Messages;
        times.Sort();
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{messages:N0} messages, {range}, {Loads} loads: median {times[Loads / 2]:N0} ms, least {times[0]:N0}, most {times[^1]:N0}"));
        Assert.InRange(times[Loads / 2], 0, MostMs);
    }
}
