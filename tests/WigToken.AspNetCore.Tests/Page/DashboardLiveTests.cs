using System.Globalization;
using Microsoft.Playwright;
using WigToken.AspNetCore.Tests.Hosting;

namespace WigToken.AspNetCore.Tests.Page;

/// <summary>The numbers follow what happens, and the mark says whether they do.</summary>
public sealed class DashboardLiveTests(Chromium chromium)
{
    private const string Status = """
        {"complete":true,"scenario":null,"infra":null,"completedAt":null,"headless":false,"db":{"kind":"sqlite"},"mode":"solo","version":"1",
         "import":{"state":"STATE","files":4,"filesDone":1,"bytes":8000000,"bytesDone":2000000,"bytesPerSecond":500000,"messages":1234,"remainingMs":12000}}
        """;

    [Fact]
    public async Task Line_ThatIsAppendedToATranscript_Shows_WithoutReload()
    {
        using var folder = new TempFolder();
        var project = Directory.CreateDirectory(Path.Combine(folder.Path, "-home-alice-app"));
        var transcript = Path.Combine(project.FullName, "11111111-2222-4333-8444-555555555555.jsonl");
        await File.WriteAllTextAsync(transcript, Line("msg_1"), TestContext.Current.CancellationToken);
        await using var portal = await TestPortal.StartAsync(Dashboard.Open() with
        {
            Options = options => (options.Mode, options.ProjectsDirectory, options.DefaultUser) = ("solo", folder.Path, "alice"),
            WigToken = static wigToken => wigToken.WatchTranscripts(),
        });
        await using var visit = await chromium.VisitAsync();
        await visit.OpenAsync(portal);
        await visit.ShowsAsync(".live.live.live", "Live");
        await visit.ShowsAsync("#tile-messages", "1");
        await visit.Page.EvaluateAsync("window.isSamePage = true");

        await File.AppendAllTextAsync(transcript, Line("msg_2"), TestContext.Current.CancellationToken);

        await visit.ShowsAsync("#tile-messages", "2");
        await visit.Link("Activity").ClickAsync();
        await Assertions.Expect(visit.Part("tbody tr")).ToHaveCountAsync(2);
        Assert.True(await visit.Page.EvaluateAsync<bool>("window.isSamePage"));
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task Stream_ThatIsRefused_IsAmber_AndTriedAgain()
    {
        var isRefused = true;
        await using var portal = await TestPortal.StartAsync(Dashboard.Open());
        await portal.IngestAsync(Dashboard.Now("m1"));
        await using var visit = await chromium.VisitAsync();
        await visit.Page.RouteAsync("**/api/usage/stream", route => isRefused ? route.FulfillAsync(new RouteFulfillOptions { Status = 503 }) : route.ContinueAsync());

        await visit.Page.GotoAsync(portal.Client.BaseAddress!.AbsoluteUri);
        await visit.ShowsAsync(".live.down", "Reconnecting");
        isRefused = false;

        await visit.ShowsAsync(".live.live.live", "Live");
        await visit.ShowsAsync("#tile-cost", "$15.00");
    }

    [Fact]
    public async Task Import_IsShownUntilItIsDone()
    {
        var state = "waiting";
        await using var portal = await TestPortal.StartAsync(Dashboard.Open());
        await using var visit = await chromium.VisitAsync();
        await visit.Page.RouteAsync("**/api/setup/status", route => route.FulfillAsync(new RouteFulfillOptions
        {
            ContentType = "application/json", Body = Status.Replace("STATE", state, StringComparison.Ordinal),
        }));

        await visit.Page.GotoAsync(portal.Client.BaseAddress!.AbsoluteUri);
        await visit.SaysAsync(".import", "Looking for transcripts");
        state = "running";
        await visit.SaysAsync(".import", "Files 1 / 4 · 2.0 MB / 8.0 MB · 0.5 MB/s · 1,234 messages · 12s left");
        Assert.Equal(0.25, await visit.Page.EvaluateAsync<double>("document.querySelector('.import progress').position"));
        state = "done";
        await visit.HidesAsync(".import");
        Assert.Empty(visit.Complaints);
    }

    private static string Line(string id) =>
        """{"type":"assistant","sessionId":"11111111-2222-4333-8444-555555555555","timestamp":"NOW","requestId":"req_ID","message":{"id":"ID","role":"assistant","model":"claude-opus-4-1","usage":{"input_tokens":0,"output_tokens":200000}}}"""
            .Replace("ID", id, StringComparison.Ordinal).Replace("NOW", DateTimeOffset.UtcNow.ToString("O", CultureInfo.InvariantCulture), StringComparison.Ordinal) + "\n";
}
