using System.Net;
using Microsoft.Playwright;
using WigToken.AspNetCore.Tests.Hosting;
using WigToken.Storage.Access;

namespace WigToken.AspNetCore.Tests.Page;

/// <summary>Signing in, and what an operator does once they are.</summary>
public sealed class DashboardAdminTests(Chromium chromium)
{
    [Fact]
    public async Task SignIn_OpensTheDashboard_AndSignOutClosesIt()
    {
        await using var portal = await TestPortal.StartAsync(Dashboard.Team());
        await portal.IngestAsync(Dashboard.Now("m1"));
        await using var visit = await chromium.VisitAsync();

        await visit.OpenAsync(portal);
        await visit.SaysAsync(".tiles", "$15.00");
        await Assertions.Expect(visit.Part("nav")).ToHaveCountAsync(0);
        await visit.SignInAsync(await portal.IssueAsync(TokenScope.Read, "carol"));
        await visit.ShowsAsync("#tile-cost", "$15.00");
        await visit.SaysAsync(".account", "carol");
        await Assertions.Expect(visit.Link("Access tokens")).ToHaveCountAsync(0);
        await visit.Button("Sign out").ClickAsync();
        await Assertions.Expect(visit.Page.GetByLabel("Token", new PageGetByLabelOptions { Exact = true })).ToBeVisibleAsync();

        Assert.Empty(visit.Complaints);
        Assert.Empty(await visit.Page.Context.CookiesAsync());
    }

    [Fact]
    public async Task SignIn_WithAWrongToken_SaysWhy()
    {
        await using var portal = await TestPortal.StartAsync(Dashboard.Team());
        await using var visit = await chromium.VisitAsync();
        await visit.OpenAsync(portal);

        await visit.SignInAsync("wts_nothing");
        await visit.ShowsAsync("[role=alert]", "This is no token: copy it again, whole.");
        await visit.SignInAsync(await portal.IssueAsync(TokenScope.Ingest));
        await visit.ShowsAsync("[role=alert]", "This token may not do that.");
        await visit.SignInAsync(await portal.IssueAsync(TokenScope.Read));

        await Assertions.Expect(visit.Link("Overview")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Server_ThatIsClosed_AsksForNothingButTheSignIn()
    {
        await using var portal = await TestPortal.StartAsync(Hosting.Team.Setup(static options => options.PublicReads = "none") with { Time = TimeProvider.System });
        await using var visit = await chromium.VisitAsync();

        await visit.OpenAsync(portal);
        await Assertions.Expect(visit.Part(".tiles")).ToHaveCountAsync(0);
        await visit.SignInAsync(await portal.IssueAsync(TokenScope.Read));
        await visit.ShowsAsync(".live.live.live", "Live");

        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task Token_IsIssuedShownOnceRotatedAndRevoked()
    {
        await using var portal = await TestPortal.StartAsync(Dashboard.Team());
        await using var visit = await chromium.SignedInAsync(portal, "/tokens");

        await visit.Button("Issue a token").ClickAsync();
        var dialog = visit.Page.GetByRole(AriaRole.Dialog);
        await dialog.GetByRole(AriaRole.Textbox, new LocatorGetByRoleOptions { Name = "User" }).FillAsync("dave");
        await dialog.GetByLabel("Read").CheckAsync();
        await dialog.GetByLabel("Expires").SelectOptionAsync("month");
        await dialog.GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = "Issue a token" }).ClickAsync();
        var first = await SecretAsync(visit);
        Assert.Equal(HttpStatusCode.OK, await UseAsync(portal, first));
        await visit.Button("I have saved it").ClickAsync();
        Assert.DoesNotContain(first, await visit.Page.ContentAsync(), StringComparison.Ordinal);
        var row = visit.Page.GetByRole(AriaRole.Row).Filter(new LocatorFilterOptions { HasText = "dave" });
        await Assertions.Expect(row).ToContainTextAsync("Active");

        await row.GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = "Rotate" }).ClickAsync();
        await visit.Page.GetByRole(AriaRole.Alertdialog).GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = "Rotate" }).ClickAsync();
        var second = await SecretAsync(visit);
        Assert.NotEqual(first, second);
        Assert.Equal(HttpStatusCode.OK, await UseAsync(portal, second));
        await visit.Button("I have saved it").ClickAsync();

        await row.GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = "Revoke" }).ClickAsync();
        await visit.Page.GetByRole(AriaRole.Alertdialog).GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = "Revoke" }).ClickAsync();
        await Assertions.Expect(row).ToContainTextAsync("Revoked");
        Assert.Equal(HttpStatusCode.Unauthorized, await UseAsync(portal, second));
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task LastAdmin_IsNotRevoked_AndTheDialogSaysWhy()
    {
        await using var portal = await TestPortal.StartAsync(Dashboard.Team());
        await using var visit = await chromium.SignedInAsync(portal, "/tokens");
        foreach (var token in await portal.Service<ITokenStore>().GetTokensAsync(TestContext.Current.CancellationToken))
        {
            if (token.User != "root")
                await portal.RevokeAsync(token.Id);
        }

        await visit.Page.ReloadAsync();
        await visit.Page.GetByRole(AriaRole.Row).Filter(new LocatorFilterOptions { HasText = "root" }).GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = "Revoke" }).ClickAsync();
        await visit.Page.GetByRole(AriaRole.Alertdialog).GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = "Revoke" }).ClickAsync();

        await visit.ShowsAsync("[role=alert]", "This is the last live admin token. Issue another one first.");
    }

    [Fact]
    public async Task Origin_IsAddedAndRemoved()
    {
        await using var portal = await TestPortal.StartAsync(Dashboard.Team());
        await using var visit = await chromium.SignedInAsync(portal, "/embed");

        await visit.Page.GetByLabel("Origin", new PageGetByLabelOptions { Exact = true }).FillAsync("https://Page.example/");
        await visit.Button("Add").ClickAsync();
        var row = visit.Page.GetByRole(AriaRole.Row).Filter(new LocatorFilterOptions { HasText = "https://page.example" });
        await Assertions.Expect(row).ToBeVisibleAsync();
        await visit.Button("Remove https://page.example").ClickAsync();
        await visit.Page.GetByRole(AriaRole.Alertdialog).GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = "Remove" }).ClickAsync();
        await Assertions.Expect(row).ToHaveCountAsync(0);

        Assert.Single(await portal.AuditAsync(AuditActions.EmbedOriginAdded));
        Assert.Single(await portal.AuditAsync(AuditActions.EmbedOriginRemoved));
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task Snippets_HaveTheTokenThatWasIssued()
    {
        await using var portal = await TestPortal.StartAsync(Dashboard.Team());
        await using var visit = await chromium.SignedInAsync(portal, "/embed");

        await visit.Button("Issue an embed token").ClickAsync();
        var dialog = visit.Page.GetByRole(AriaRole.Dialog);
        await dialog.GetByRole(AriaRole.Textbox, new LocatorGetByRoleOptions { Name = "User" }).FillAsync("site");
        await dialog.GetByLabel("Totals").CheckAsync();
        await dialog.GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = "Issue a token" }).ClickAsync();
        await Assertions.Expect(dialog).ToHaveCountAsync(0);

        var token = await visit.Page.GetByLabel("Embed token").InputValueAsync();
        Assert.StartsWith("we_", token, StringComparison.Ordinal);
        await Assertions.Expect(visit.Part(".snippet .code").First).ToContainTextAsync($"token=\"{token}\"");
        await Assertions.Expect(visit.Part(".snippet .code").First).ToContainTextAsync($"server=\"{portal.Client.BaseAddress!.AbsoluteUri.TrimEnd('/')}\"");
    }

    /// <summary>The page did not know of the badge when the server did.</summary>
    [Fact]
    public async Task EmbedToken_CanShowAllThatTheServerKnows_AndTheBadge()
    {
        await using var portal = await TestPortal.StartAsync(Dashboard.Team());
        await portal.IngestAsync(Dashboard.Now("m1"));
        await using var visit = await chromium.SignedInAsync(portal, "/embed");
        await visit.Button("Issue an embed token").ClickAsync();
        var dialog = visit.Page.GetByRole(AriaRole.Dialog);
        await Assertions.Expect(dialog.GetByRole(AriaRole.Checkbox)).ToHaveCountAsync(TokenWords.Exposures.Count);
        await dialog.GetByRole(AriaRole.Textbox, new LocatorGetByRoleOptions { Name = "User" }).FillAsync("readme");
        foreach (var box in await dialog.GetByRole(AriaRole.Checkbox).AllAsync())
            await box.UncheckAsync();
        await Assertions.Expect(dialog.GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = "Issue a token" })).ToBeDisabledAsync();
        await dialog.GetByLabel("Badge").CheckAsync();
        await dialog.GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = "Issue a token" }).ClickAsync();
        await Assertions.Expect(dialog).ToHaveCountAsync(0);

        var snippet = await visit.Part(".snippet .code").Last.InnerTextAsync();
        var badge = await portal.TextAsync(snippet[(snippet.IndexOf("](", StringComparison.Ordinal) + 2)..^1]);

        Assert.Contains("AI tokens, weighted: 1M", badge, StringComparison.Ordinal);
        Assert.Equal(EmbedExposures.Badge, (await portal.Service<ITokenStore>().GetTokensAsync(TestContext.Current.CancellationToken)).Single(static token => token.User == "readme").Exposes);
    }

    [Fact]
    public async Task Preview_IsTheCounterItself_AndTicks()
    {
        Widgets.WidgetFiles.Require();
        await using var portal = await TestPortal.StartAsync(Dashboard.Team());
        await portal.IngestAsync(Dashboard.Now("m1"));
        await using var visit = await chromium.SignedInAsync(portal, "/embed");
        await Assertions.Expect(visit.Part(".preview")).ToContainTextAsync("Enter an embed token");

        await visit.Page.GetByLabel("Embed token").FillAsync(await portal.IssueAsync(TokenScope.Embed));
        await visit.Page.GetByLabel("Metric").SelectOptionAsync("messages");
        await visit.ShowsAsync(".preview wig-token-counter [part=value]", "1");
        await portal.IngestAsync(Dashboard.Now("m2"));
        await visit.ShowsAsync(".preview wig-token-counter [part=value]", "2");
        await visit.Page.GetByLabel("Look").SelectOptionAsync("minimal");
        await visit.ShowsAsync(".preview wig-token-counter[variant=minimal] [part=value]", "2");

        await visit.SaysAsync(".snippet .code", "mode=\"messages\" style=\"minimal\"");
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task Setup_SetsThings()
    {
        await using var portal = await TestPortal.StartAsync(Dashboard.Team());
        await using var visit = await chromium.SignedInAsync(portal, "/setup");

        await visit.Page.GetByLabel("Public counters").CheckAsync();
        await visit.Page.GetByLabel("Runs on (optional)").FillAsync("systemd");
        await visit.Button("Next").ClickAsync();
        await visit.Page.GetByLabel("User", new PageGetByLabelOptions { Exact = true }).FillAsync("erin");
        await visit.Button("Issue a token").ClickAsync();
        var secret = await SecretAsync(visit);
        await visit.SaysAsync(".code", "wigtoken-agent");
        await visit.Button("I have saved it").ClickAsync();
        await visit.SaysAsync(".badges", "erin");
        await visit.Button("Next").ClickAsync();
        await visit.Page.GetByLabel("Origin", new PageGetByLabelOptions { Exact = true }).FillAsync("https://blog.example");
        await visit.Button("Add").ClickAsync();
        await visit.SaysAsync("main", "Added.");
        await visit.Button("Next").ClickAsync();
        await visit.Button("Complete the set-up").ClickAsync();
        await visit.SaysAsync(".facts", "systemd");

        var status = await portal.AskJsonAsync(HttpMethod.Get, "api/setup/status", null);
        Assert.Equal((true, "public", "systemd"), ((bool)status["complete"]!, (string)status["scenario"]!, (string)status["infra"]!));
        await portal.AskJsonAsync(HttpMethod.Post, "api/ingest/messages", secret, """{"machine":"m","messages":[]}""");
        Assert.Single(await portal.AuditAsync(AuditActions.EmbedOriginAdded));
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task Audit_IsFiltered()
    {
        await using var portal = await TestPortal.StartAsync(Dashboard.Team());
        await using var visit = await chromium.SignedInAsync(portal, "/audit");
        await Assertions.Expect(visit.Part("tbody")).ToContainTextAsync("Signed in");

        await visit.Page.GetByRole(AriaRole.Combobox, new PageGetByRoleOptions { Name = "Action" }).SelectOptionAsync("token_issued");

        await Assertions.Expect(visit.Part("tbody")).Not.ToContainTextAsync("Signed in");
        await Assertions.Expect(visit.Part("tbody")).ToContainTextAsync("Token issued");
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task AuditExport_IsWhatTheFilterShows()
    {
        await using var portal = await TestPortal.StartAsync(Dashboard.Team());
        await portal.IssueAsync(TokenScope.Read, "carol");
        await using var visit = await chromium.SignedInAsync(portal, "/audit");
        await visit.Page.GetByRole(AriaRole.Combobox, new PageGetByRoleOptions { Name = "Action" }).SelectOptionAsync("token_issued");
        await Assertions.Expect(visit.Part("tbody tr")).ToHaveCountAsync(2);

        var all = await DownloadAsync(visit, visit.Link("Export all as CSV"));
        await visit.Page.GetByRole(AriaRole.Searchbox).FillAsync("nothing like it");
        await visit.Button("Export").ClickAsync();
        var none = await DownloadAsync(visit, visit.Button("CSV"));

        Assert.Equal(["action", "token_issued", "token_issued"], all.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(static line => line.Split(',')).Select(cells => cells[Array.IndexOf(all.Split('\n')[0].Split(','), "action")]));
        Assert.Equal("time,action,user,ip,meta", none.TrimEnd());
        Assert.Empty(visit.Complaints);
    }

    private static async Task<string> DownloadAsync(Visit visit, ILocator what)
    {
        var file = await visit.Page.RunAndWaitForDownloadAsync(() => what.ClickAsync());
        return await File.ReadAllTextAsync(await file.PathAsync(), TestContext.Current.CancellationToken);
    }

    private static async Task<HttpStatusCode> UseAsync(TestPortal portal, string token)
    {
        using var answer = await portal.AskAsync(HttpMethod.Get, "api/usage/recent", token);
        return answer.StatusCode;
    }

    private static async Task<string> SecretAsync(Visit visit) => await visit.Part("input.secret").InputValueAsync();
}
