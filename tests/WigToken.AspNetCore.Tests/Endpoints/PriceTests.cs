using System.Net;
using System.Text.Json.Nodes;
using WigToken.AspNetCore.Tests.Hosting;
using WigToken.Hosting;
using WigToken.Storage;
using WigToken.Storage.Access;
using static WigToken.AspNetCore.Tests.Samples.Ledger;

namespace WigToken.AspNetCore.Tests.Endpoints;

public sealed class PriceTests
{
    private const string Reprice = "api/admin/prices/reprice";

    [Fact]
    public async Task Prices_ListTheRowsInForceAndWhatHasNone()
    {
        await using var portal = await TestPortal.WithLedgerAsync(Team.Setup());
        var prices = await portal.AskJsonAsync(HttpMethod.Get, "api/admin/prices", await portal.IssueAsync(TokenScope.Admin));

        Assert.Equal(("default", true), ((string)prices["book"]!, (bool)prices["historyIsCurrent"]!));
        var sonnet = prices["rows"]!.AsArray().Single(static row => (string)row!["model"]! == Sonnet)!;
        Assert.Equal("""{"input":3,"cacheWrite5m":3.75,"cacheWrite1h":3.75,"cacheRead":0.3,"output":15}""", sonnet["rates"]!.ToJsonString());
        Assert.Equal(
            """[{"provider":"","model":"nobody-lists-this","tokens":150,"first":1777630500000,"last":1777630500000}]""", prices["unpriced"]!.ToJsonString());
    }

    [Fact]
    public async Task Reprice_FirstSaysThenDoes_AndIsAudited()
    {
        using var file = new TempFolder();
        var path = Path.Combine(file.Path, "prices.json");
        await File.WriteAllTextAsync(path, $$"""{"prices":[{"model":"{{Unpriced}}","input":1,"output":2}]}""", TestContext.Current.CancellationToken);
        await using var portal = await TestPortal.WithLedgerAsync(Team.Setup(options => options.PricesFile = path));
        var admin = await portal.IssueAsync(TokenScope.Admin);
        // As if it had been stored before there was a price.
        await portal.Service<ISettingsStore>().SetSettingAsync(StoreSettings.PriceBook, "another", TestContext.Current.CancellationToken);
        Assert.False((bool)(await portal.AskJsonAsync(HttpMethod.Get, "api/admin/prices", admin))["historyIsCurrent"]!);
        Assert.Equal("none", (string)(await portal.AskJsonAsync(HttpMethod.Get, Reprice, admin))["state"]!);

        var preview = await RunAsync(portal, admin, isDryRun: true);
        Assert.Equal((4, 0), ((int)preview["result"]!["messages"]!, (int)preview["result"]!["changed"]!));
        Assert.Empty(await portal.AuditAsync(AuditActions.SettingsChanged));
        await RunAsync(portal, admin, isDryRun: false);

        Assert.True((bool)(await portal.AskJsonAsync(HttpMethod.Get, "api/admin/prices", admin))["historyIsCurrent"]!);
        var entries = await portal.AuditAsync(AuditActions.SettingsChanged);
        Assert.Equal(["done", "started"], entries.Select(static entry => (string)JsonNode.Parse(entry.Meta)!["state"]!));
        Assert.All(entries, static entry => Assert.Equal(("alice", "127.0.0.1"), (entry.User, entry.Address)));
    }

    [Fact]
    public async Task Reprice_WhileOneGoesOn_IsRefused_AndEndsWithTheHost()
    {
        var waiting = new WaitingRepricer();
        await using var portal = await TestPortal.WithLedgerAsync(Team.Setup() with { Services = waiting.Replace });
        var admin = await portal.IssueAsync(TokenScope.Admin);
        using (var started = await portal.AskAsync(HttpMethod.Post, Reprice, admin, """{"dryRun":true}"""))
            Assert.Equal(HttpStatusCode.Accepted, started.StatusCode);
        await waiting.Started.Task.WaitAsync(Wait.Limit, TestContext.Current.CancellationToken);

        using var second = await portal.AskAsync(HttpMethod.Post, Reprice, admin, """{"dryRun":true}""");
        await second.AssertProblemAsync(HttpStatusCode.Conflict, "reprice_running");
        var status = await portal.AskJsonAsync(HttpMethod.Get, Reprice, admin);
        Assert.Equal(("running", 2, 4), ((string)status["state"]!, (int)status["looked"]!, (int)status["of"]!));
        var runs = portal.Service<RepriceRuns>();
        await portal.App.StopAsync(TestContext.Current.CancellationToken);
        Assert.Equal("failed", runs.Status.State);
    }

    private static async Task<JsonNode> RunAsync(TestPortal portal, string admin, bool isDryRun)
    {
        using (var started = await portal.AskAsync(HttpMethod.Post, Reprice, admin, isDryRun ? """{"dryRun":true}""" : """{"dryRun":false}"""))
            Assert.Equal(HttpStatusCode.Accepted, started.StatusCode);
        await Wait.UntilAsync(() => portal.Service<RepriceRuns>().Status.State == "done", "history is priced");
        return await portal.AskJsonAsync(HttpMethod.Get, Reprice, admin);
    }
}
