using System.Globalization;
using System.Text.Json;
using Microsoft.Playwright;
using WigToken.AspNetCore.Tests.Hosting;
using WigToken.AspNetCore.Tests.Samples;
using WigToken.Parsing;

namespace WigToken.AspNetCore.Tests.Page;

/// <summary>The filter lives in the address, and every number obeys it.</summary>
public sealed class DashboardFilterTests(Chromium chromium)
{
    private static readonly UsageOrigin Alice = new("alice", "laptop", "app", "claude-code"), Bob = new("bob", "desktop", "", "claude-code");

    /// <summary>How many of the messages each filter lets through.</summary>
    private static readonly (string Search, int Messages)[] Filters =
    [
        ("", 5), ("?range=1h", 1), ("?range=24h", 2), ("?range=30d", 6), ("?range=all", 7),
        ("?user=alice", 3), ("?user=bob", 2), ("?machine=desktop", 2), ("?project=app", 3), ("?project=", 2), ("?model=claude-opus-4-1", 1),
        ("?range=all&user=alice&model=claude-sonnet-4-5", 4), ("?user=alice&machine=desktop", 0),
    ];

    private static readonly string[] Tables = ["/users", "/models", "/machines", "/projects"];

    [Fact]
    public async Task Filter_IsObeyed_ByEveryNumberOfEveryPage()
    {
        await using var portal = await StartAsync();
        await using var visit = await chromium.VisitAsync(new BrowserNewContextOptions { TimezoneId = "UTC" });
        var wrong = new List<string>();
        foreach (var (search, messages) in Filters)
        {
            await visit.OpenAsync(portal, "/" + search + (search.Length > 0 ? "&" : "?") + "metric=messages");
            if (messages == 0)
            {
                await visit.SaysAsync(".tiles-panel .empty", "Nothing matches this filter");
                continue;
            }

            await visit.ShowsAsync("#tile-messages", $"{messages}");
            await visit.Button("Show as a table").ClickAsync();
            Expect(search, "chart", messages, await SumAsync(visit, "Total"));
            await visit.Button("Show as a chart").ClickAsync();
            Expect(search, "latest", Math.Min(6, messages), await visit.Part(".feed li").CountAsync());
            // The tables ask as the overview does: one filter of each kind is enough for them.
            if (search is "?range=24h" or "?range=30d" or "?user=bob" or "?project=app")
                continue;
            foreach (var page in Tables)
            {
                await visit.OpenAsync(portal, page + search);
                Expect(search, page, messages, await SumAsync(visit, "Messages"));
            }

            // Of a session that is in the period, all of it is shown.
            await visit.OpenAsync(portal, "/sessions" + search);
            Expect(search, "/sessions", search is "" or "?range=30d" or "?range=all" ? 2 : 1, await visit.Part("tbody tr").CountAsync());
            await visit.OpenAsync(portal, "/activity" + search);
            Expect(search, "/activity", messages, await visit.Part("tbody tr").CountAsync());
            await visit.OpenAsync(portal, "/wall" + search);
            await Assertions.Expect(visit.Part(".tile-value").Nth(1)).ToHaveTextAsync($"{messages}");
        }

        Assert.Empty(wrong);
        Assert.Empty(visit.Complaints);

        void Expect(string search, string where, int expected, int found)
        {
            if (found != expected)
                wrong.Add($"{where} with '{search}' says {found} of {expected}");
        }
    }

    [Fact]
    public async Task Custom_IsTwoDaysOfTheTimeZone()
    {
        await using var portal = await StartAsync();
        await using var visit = await chromium.VisitAsync(new BrowserNewContextOptions { TimezoneId = "Asia/Seoul" });
        await visit.OpenAsync(portal);
        var day = DateTimeOffset.UtcNow.AddDays(-3).ToOffset(TimeSpan.FromHours(9)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

        await visit.Page.GetByText("Custom", new PageGetByTextOptions { Exact = true }).ClickAsync();
        await visit.Page.GetByLabel("First day").FillAsync(day);
        await visit.Page.GetByLabel("Last day").FillAsync(day);
        await visit.Button("Show").ClickAsync();

        await visit.ShowsAsync("#tile-messages", "2");
        Assert.Contains("range=custom&from=", visit.Page.Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Bar_WritesTheAddress_AndGoesAlongToOtherPages()
    {
        await using var portal = await StartAsync();
        await using var visit = await chromium.VisitAsync();
        await visit.OpenAsync(portal);

        await visit.Page.GetByText("30d", new PageGetByTextOptions { Exact = true }).ClickAsync();
        await visit.ShowsAsync("#tile-messages", "6");
        await visit.Button("User: All").ClickAsync();
        await visit.Page.Keyboard.TypeAsync("bo");
        await visit.Page.GetByRole(AriaRole.Option, new PageGetByRoleOptions { Name = "bob" }).ClickAsync();
        await visit.ShowsAsync("#tile-messages", "2");
        await visit.Page.GetByLabel("Compare").UncheckAsync();
        await visit.Page.GetByLabel("Time zone").SelectOptionAsync("Asia/Tokyo");
        await visit.Link("Models").First.ClickAsync();
        await visit.ShowsAsync("h1", "Models");

        Assert.EndsWith("#/models?range=30d&compare=no&tz=Asia%2FTokyo&user=bob", visit.Page.Url, StringComparison.Ordinal);
        await Assertions.Expect(visit.Part("tbody tr")).ToHaveCountAsync(2);
        await visit.Button("Clear User").ClickAsync();
        await Assertions.Expect(visit.Part("tbody tr")).ToHaveCountAsync(4);
        await visit.Page.GoBackAsync();
        await Assertions.Expect(visit.Part("tbody tr")).ToHaveCountAsync(2);
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task Change_IsAgainstThePeriodBefore()
    {
        await using var portal = await StartAsync();
        await using var visit = await chromium.VisitAsync();

        await visit.OpenAsync(portal, "/?range=7d");
        await visit.SaysAsync(".tile:nth-child(2) .change", "+400%");
        await visit.OpenAsync(portal, "/?range=7d&compare=no");
        await Assertions.Expect(visit.Part(".change")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Export_IsWhatIsShown()
    {
        await using var portal = await StartAsync();
        await portal.IngestAsync(new UsageOrigin("=1+1", "laptop", "app", "claude-code").Of(Ledger.Message("formula", Ledger.Sonnet, Ago(hours: 2))));
        await using var visit = await chromium.VisitAsync();
        await visit.OpenAsync(portal, "/users");
        await visit.Page.GetByRole(AriaRole.Searchbox).FillAsync("=");
        await visit.Button("Export").ClickAsync();

        var csv = await DownloadAsync(visit, "CSV");
        var json = JsonDocument.Parse(await DownloadAsync(visit, "JSON")).RootElement;

        Assert.Equal(2, csv.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.StartsWith("user,costUsd,change,share,messages,tokens,weighted,last\r\n'=1+1,", csv, StringComparison.Ordinal);
        Assert.Equal("=1+1", Assert.Single(json.EnumerateArray()).GetProperty("user").GetString());
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task Message_ExplainsItsNumbers_AndItsSession()
    {
        await using var portal = await StartAsync();
        await using var visit = await chromium.VisitAsync();
        await visit.OpenAsync(portal, "/sessions?user=alice");

        await visit.Page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "session-" }).First.ClickAsync();
        await visit.ShowsAsync("h1", "Session");
        await visit.Page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "why this number" }).First.ClickAsync();

        await visit.ShowsAsync("h1", "Why this number");
        await visit.SaysAsync("main", "× $15.00");
        await visit.SaysAsync("tfoot", "Total");
        Assert.Empty(visit.Complaints);
    }

    /// <summary>The sum of a column of the only table on the page.</summary>
    private static Task<int> SumAsync(Visit visit, string column) => visit.Page.EvaluateAsync<int>(
        """
        column => {
          const table = document.querySelector('main table');
          const at = [...table.tHead.rows[0].cells].findIndex(cell => cell.textContent.trim() === column);
          return [...table.tBodies[0].rows].reduce((sum, row) => sum + Number(row.cells[at].textContent.replace(/\D/g, '')), 0);
        }
        """, column);

    private static async Task<TestPortal> StartAsync()
    {
        var portal = await TestPortal.StartAsync(Dashboard.Open());
        await portal.IngestAsync(
            Alice.Of(
                Message("a1", Ledger.Sonnet, Ago(minutes: 5)), Message("a2", Ledger.Sonnet, Ago(hours: 3)), Message("a3", Ledger.Opus, Ago(days: 3)),
                Message("a4", Ledger.Sonnet, Ago(days: 10)), Message("a5", Ledger.Sonnet, Ago(days: 200))),
            Bob.Of(Message("b1", Ledger.Haiku, Ago(days: 2)), Message("b2", Ledger.Unpriced, Ago(days: 3))));
        return portal;
    }

    private static UsageRecord Message(string id, string model, long at) => Ledger.Message(id, model, at, output: 100_000) with { SessionId = "session-" + id[..1] };

    private static long Ago(int days = 0, int hours = 0, int minutes = 0) => DateTimeOffset.UtcNow.Subtract(new TimeSpan(days, hours, minutes, 0)).ToUnixTimeMilliseconds();

    private static async Task<string> DownloadAsync(Visit visit, string kind)
    {
        var file = await visit.Page.RunAndWaitForDownloadAsync(() => visit.Button(kind).ClickAsync());
        return await File.ReadAllTextAsync(await file.PathAsync(), TestContext.Current.CancellationToken);
    }
}
