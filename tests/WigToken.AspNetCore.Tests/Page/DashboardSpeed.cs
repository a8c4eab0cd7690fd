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

    /// <summary>When every panel shows what it has to show, from the navigation's start and from the load event.</summary>
    private const string Watch =
        """
        window.ready = new Promise(resolve => {
          const look = () => {
            const tile = document.querySelector('#tile-cost');
            if (tile?.textContent && !document.querySelector('.skeleton, .stale')) resolve([performance.now(), performance.now() - performance.timing.loadEventEnd + performance.timeOrigin]);
            else requestAnimationFrame(look);
          };
          look();
        })
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

        var (all, afterLoad) = (new List<double>(), new List<double>());
        for (var load = 0; load < Loads; load++)
        {
            // A page of its own each time: nothing is in memory but what the browser's cache keeps.
            var page = await visit.Page.Context.NewPageAsync();
            await page.AddInitScriptAsync(Watch);
            await page.GotoAsync($"{portal.Client.BaseAddress!.AbsoluteUri}#/?range={range}");
            var times = await page.EvaluateAsync<double[]>("window.ready");
            all.Add(times[0]);
            afterLoad.Add(times[1]);
            await page.CloseAsync();
        }

        var messages = (await portal.Store.GetTotalAsync(TestContext.Current.CancellationToken)).Sum.Messages;
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{messages:N0} messages, {range}, {Loads} loads: from the navigation's start {Text(all)}; after the load event {Text(afterLoad)}"));
        Assert.InRange(Median(afterLoad), 0, MostMs);
    }

    private static string Text(List<double> times) => string.Create(CultureInfo.InvariantCulture, $"median {Median(times):N0} ms, least {times.Min():N0}, most {times.Max():N0}");

    private static double Median(List<double> times) => times.Order().ElementAt(times.Count / 2);
}
