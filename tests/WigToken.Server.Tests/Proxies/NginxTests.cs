using Microsoft.Playwright;
using WigToken.AspNetCore.Tests.Page;
using WigToken.Server.Tests.Team;

namespace WigToken.Server.Tests.Proxies;

/// <summary>The example for nginx.</summary>
public sealed class NginxTests(NginxServer server, Chromium chromium) : ProxyTests(server), IClassFixture<NginxServer>
{
    [Fact]
    public async Task Page_InABrowserThatIsSignedIn_IsLiveWithoutComplaints()
    {
        using var client = server.Client();
        await using var entrance = await chromium.VisitAsync(new BrowserNewContextOptions { IgnoreHTTPSErrors = true });
        // In a page that is none of ours: ours would complain that nobody is signed in.
        await entrance.Page.GotoAsync(new Uri(server.Address, "api/setup/status").AbsoluteUri);
        var status = await entrance.Page.EvaluateAsync<int>(
            "async token => (await fetch('../auth/session', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ token }) })).status", server.Read);
        Assert.Equal(200, status);

        // Without any usage the page has no figures yet.
        using var first = await client.SendJsonAsync(HttpMethod.Post, "api/ingest/messages", Requests.Batch(4_900_000, 1), Requests.Bearer(server.Ingest));
        await first.JsonAsync();

        // Of the same browser, so signed in; closed with it.
        var visit = await Visit.StartAsync(entrance.Page.Context);
        await visit.Page.GotoAsync(server.Address.AbsoluteUri);
        await visit.ShowsAsync(".live.live.live", "Live");
        await visit.Page.EvaluateAsync("window.isSamePage = true");
        var before = await visit.Part("#tile-messages").TextContentAsync();
        // So many that it shows in three digits, however many the other tests have sent.
        using var answer = await client.SendJsonAsync(HttpMethod.Post, "api/ingest/messages", Requests.Batch(5_000_000, 500), Requests.Bearer(server.Ingest));
        await answer.JsonAsync();

        await Assertions.Expect(visit.Part("#tile-messages")).Not.ToHaveTextAsync(before!);
        await Assertions.Expect(visit.Part(".feed li").First).ToBeVisibleAsync();
        Assert.True(await visit.Page.EvaluateAsync<bool>("window.isSamePage"));
        Assert.Empty(visit.Complaints);
    }
}
