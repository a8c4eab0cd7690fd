using Microsoft.Playwright;
using WigToken.AspNetCore.Tests.Hosting;

namespace WigToken.AspNetCore.Tests.Page;

/// <summary>Everything can be done without a mouse.</summary>
public sealed class DashboardKeyboardTests(Chromium chromium) : IClassFixture<Chromium>
{
    [Fact]
    public async Task Walk_ThroughFilterChartTableAndDialog()
    {
        await using var portal = await TestPortal.StartAsync(Dashboard.Open());
        await portal.IngestAsync(Dashboard.Now("m1"), Dashboard.Now("m2", new("bob", "desktop", "", "claude-code")));
        await using var visit = await chromium.VisitAsync(new BrowserNewContextOptions { ViewportSize = new ViewportSize { Width = 1440, Height = 900 } });
        await visit.OpenAsync(portal);
        var keys = visit.Page.Keyboard;

        // Past the navigation at once.
        await keys.PressAsync("Tab");
        await FocusIsOnAsync(visit, "Skip to the content");
        await keys.PressAsync("Enter");
        Assert.True(await visit.Page.EvaluateAsync<bool>("document.activeElement.tagName === 'MAIN'"));

        // The range: one stop, the arrows choose.
        await keys.PressAsync("Tab");
        await keys.PressAsync("ArrowRight");
        await visit.Page.WaitForURLAsync("**range=30d");

        // A user, found by typing.
        await keys.PressAsync("Tab");
        await FocusIsOnAsync(visit, "User: All");
        await keys.PressAsync("Enter");
        await Assertions.Expect(visit.Part(".combo-item")).ToHaveCountAsync(2);
        await keys.TypeAsync("bob");
        await Assertions.Expect(visit.Part(".combo-item")).ToHaveCountAsync(1);
        await keys.PressAsync("Enter");
        await visit.ShowsAsync("#tile-messages", "1");

        // The chart says what its bars are.
        await visit.Page.GetByRole(AriaRole.Slider).First.FocusAsync();
        await keys.PressAsync("End");
        var chart = visit.Page.GetByRole(AriaRole.Slider).First;
        Assert.Contains("$15.00", (await chart.GetAttributeAsync("aria-valuetext"))!, StringComparison.Ordinal);
        await keys.PressAsync("ArrowLeft");
        Assert.DoesNotContain("$15.00", (await chart.GetAttributeAsync("aria-valuetext"))!, StringComparison.Ordinal);

        // A page, a table, and its columns.
        await visit.Link("Users").FocusAsync();
        await keys.PressAsync("Enter");
        await visit.ShowsAsync("h1", "Users");
        await visit.Button("Columns").FocusAsync();
        await keys.PressAsync("Enter");
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Checkbox, new PageGetByRoleOptions { Name = "First use" })).ToBeVisibleAsync();
        await keys.PressAsync("Escape");
        await FocusIsOnAsync(visit, "Columns");

        // A window takes the focus and gives it back.
        await visit.OpenAsync(portal, "/");
        await visit.Page.GetByRole(AriaRole.Radio, new PageGetByRoleOptions { Name = "Month" }).FocusAsync();
        await keys.PressAsync("ArrowRight");
        await keys.PressAsync("ArrowRight");
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Dialog)).ToBeVisibleAsync();
        await keys.PressAsync("Escape");
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);
        Assert.Empty(visit.Complaints);
    }

    private static Task FocusIsOnAsync(Visit visit, string name) => Assertions.Expect(visit.Part(":focus")).ToHaveAccessibleNameAsync(name);
}
