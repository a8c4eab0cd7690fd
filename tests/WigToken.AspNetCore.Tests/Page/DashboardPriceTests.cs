using Microsoft.Playwright;
using WigToken.AspNetCore.Tests.Hosting;
using WigToken.AspNetCore.Tests.Samples;
using WigToken.Storage.Access;

namespace WigToken.AspNetCore.Tests.Page;

/// <summary>Prices of the past, looked at first and then changed.</summary>
public sealed class DashboardPriceTests(Chromium chromium)
{
    [Fact]
    public async Task Reprice_IsPreviewed_ThenDone_AndEveryNumberFollows()
    {
        using var files = new TempFolder();
        await using (var before = await TestPortal.StartAsync(Setup(files, null)))
            await before.IngestAsync(Ledger.Alice.Of(Ledger.Message("m1", Ledger.Unpriced, DateTimeOffset.UtcNow.ToUnixTimeMilliseconds(), output: 1_000_000)));
        await using var portal = await TestPortal.StartAsync(Setup(files, files.Write("prices.json", $$"""{"prices":[{"model":"{{Ledger.Unpriced}}","input":0,"output":2}]}""")));
        await using var visit = await chromium.SignedInAsync(portal, "/prices");
        await visit.SaysAsync("main", "Some stored costs come from another book");
        await Assertions.Expect(visit.Button("Apply it")).ToHaveCountAsync(0);

        await visit.Button("Preview").ClickAsync();
        await visit.SaysAsync(".lead", "$2.00");
        await visit.SaysAsync(".lead", "1 message would change");
        Assert.Empty(await portal.AuditAsync(AuditActions.SettingsChanged));
        await visit.Button("Apply it").ClickAsync();
        await visit.Page.GetByRole(AriaRole.Alertdialog).GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = "Apply it" }).ClickAsync();

        await visit.SaysAsync(".lead", "1 message was changed");
        await Assertions.Expect(visit.Button("Apply it")).ToHaveCountAsync(0);
        await visit.SaysAsync("main", "All stored costs come from this book");
        await visit.SaysAsync("main", "Every model that was used has a price");
        await visit.Link("Overview").ClickAsync();
        await visit.ShowsAsync("#tile-cost", "$2.00");
        await Assertions.Expect(visit.Part(".tiles-panel .warning")).ToHaveCountAsync(0);
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task Reprice_ThatGoesOn_SaysHowFarItIs_AndTakesNoOther()
    {
        var waiting = new WaitingRepricer();
        await using var portal = await TestPortal.WithLedgerAsync(Dashboard.Team() with { Services = waiting.Replace });
        await using var visit = await chromium.SignedInAsync(portal, "/prices");

        await visit.Button("Preview").ClickAsync();

        await visit.SaysAsync("main", "2 of 4");
        Assert.Equal(0.5, await visit.Page.EvaluateAsync<double>("document.querySelector('main progress').position"));
        await Assertions.Expect(visit.Button("Preview")).ToBeDisabledAsync();
        await visit.Page.ReloadAsync();
        await visit.SaysAsync("main", "2 of 4");
        Assert.Empty(visit.Complaints);
    }

    private static PortalSetup Setup(TempFolder files, string? prices) => Dashboard.Team() with
    {
        Options = options =>
        {
            (options.Mode, options.PublicReads, options.RateLimitPerMinute) = ("team", "default", 1_000_000);
            (options.DatabasePath, options.PricesFile) = (files.File("stats.db"), prices);
        },
    };
}
