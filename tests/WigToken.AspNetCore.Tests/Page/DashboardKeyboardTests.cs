using Microsoft.Playwright;
using WigToken.AspNetCore.Tests.Hosting;
using WigToken.Storage.Access;

namespace WigToken.AspNetCore.Tests.Page;

/// <summary>Everything can be done without a mouse.</summary>
public sealed class DashboardKeyboardTests(Chromium chromium)
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

    /// <summary>From the sign-in to a new token and out again, with nothing but keys.</summary>
    [Fact]
    public async Task Token_IsIssued_WithoutAMouse()
    {
        await using var portal = await TestPortal.StartAsync(Dashboard.Team());
        await portal.IngestAsync(Dashboard.Now("m1"));
        await using var visit = await chromium.VisitAsync(new BrowserNewContextOptions { ViewportSize = new ViewportSize { Width = 1440, Height = 900 } });
        await visit.OpenAsync(portal);
        var keys = visit.Page.Keyboard;
        await TabToAsync(visit, "Token");
        await keys.TypeAsync(await portal.IssueAsync(TokenScope.Admin, "root"));
        await keys.PressAsync("Enter");
        await visit.ShowsAsync("#tile-cost");

        await TabToAsync(visit, "Access tokens");
        await keys.PressAsync("Enter");
        await visit.ShowsAsync("h1", "Access tokens");
        await TabToAsync(visit, "Issue a token");
        await keys.PressAsync("Enter");
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Dialog)).ToBeVisibleAsync();
        await TabToAsync(visit, "User");
        await keys.TypeAsync("dave");
        await TabToAsync(visit, "Issue a token");
        await keys.PressAsync("Enter");
        await TabToAsync(visit, "I have saved it");
        await keys.PressAsync("Enter");
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Row).Filter(new LocatorFilterOptions { HasText = "dave" })).ToBeVisibleAsync();
        await TabToAsync(visit, "Sign out");
        await keys.PressAsync("Enter");
        await Assertions.Expect(visit.Page.GetByLabel("Token", new PageGetByLabelOptions { Exact = true })).ToBeVisibleAsync();
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task Tab_ReachesAllThatCanBeUsed_AndShowsWhereItIs()
    {
        await using var portal = await TestPortal.StartAsync(Dashboard.Open());
        await portal.IngestAsync(Dashboard.Now("m1"));
        await using var visit = await chromium.VisitAsync(new BrowserNewContextOptions { ViewportSize = new ViewportSize { Width = 1440, Height = 900 } });
        await visit.OpenAsync(portal);
        // A choice of several is one stop; nothing may be reached that shows no ring around itself or its box.
        await visit.Page.EvaluateAsync("""
            () => {
              const own = 'a[href], button:not(:disabled), select, input:not([type=radio]), input[type=radio]:checked, [tabindex="0"]';
              window.left = new Set(document.querySelectorAll(own));
              window.unmarked = [];
              document.addEventListener('focusin', ({ target }) => {
                window.left.delete(target);
                const boxes = [target, target.nextElementSibling, target.parentElement].filter(Boolean);
                if (!boxes.some(box => getComputedStyle(box).outlineStyle !== 'none')) window.unmarked.push(target.outerHTML.slice(0, 200));
              });
            }
            """);
        var most = await visit.Page.EvaluateAsync<int>("window.left.size") + 5;

        for (var i = 0; i < most; i++)
            await visit.Page.Keyboard.PressAsync("Tab");

        Assert.Empty(await visit.Page.EvaluateAsync<string[]>("[...window.left].filter(one => one.isConnected).map(one => one.outerHTML.slice(0, 200))"));
        Assert.Empty(await visit.Page.EvaluateAsync<string[]>("window.unmarked"));
    }

    /// <summary>Goes on with Tab until the focus is on what has the name.</summary>
    private static async Task TabToAsync(Visit visit, string name)
    {
        const int Most = 80;
        for (var i = 0; i < Most; i++)
        {
            await visit.Page.Keyboard.PressAsync("Tab");
            if (await visit.Page.EvaluateAsync<string>("(document.activeElement.ariaLabel ?? document.activeElement.labels?.[0]?.querySelector('span')?.textContent ?? document.activeElement.textContent).trim()") == name)
                return;
        }

        Assert.Fail($"{Most} times Tab did not lead to '{name}'.");
    }

    private static Task FocusIsOnAsync(Visit visit, string name) => Assertions.Expect(visit.Part(":focus")).ToHaveAccessibleNameAsync(name);
}
