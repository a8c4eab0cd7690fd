using WigToken.AspNetCore.Tests.Hosting;
using static WigToken.AspNetCore.Tests.Hosting.JsonAnswers;
using static WigToken.AspNetCore.Tests.Samples.Ledger;

namespace WigToken.AspNetCore.Tests.Endpoints;

/// <summary>Whole bodies, byte for byte, over the ledger of four messages.</summary>
public sealed class GoldenTests
{
    [Fact]
    public Task Health_IsOk() => AssertBodyAsync("health", "text/plain; charset=utf-8", "ok");

    [Fact]
    public Task Totals_AreExact() => AssertJsonAsync("api/usage/totals", """
        {"totals":{"input":1117,"cacheCreation":32001,"cacheRead":2463,"output":2081,"sum":37662,"messages":4,
        "costUsd":0.15477925,"weighted":51769.55,"unpricedTokens":150},"timestamp":1777633200000}
        """);

    [Fact]
    public async Task Totals_EmptyLedger_AreZero()
    {
        await using var portal = await TestPortal.StartAsync();
        Assert.Equal(
            OneLine("""
                {"totals":{"input":0,"cacheCreation":0,"cacheRead":0,"output":0,"sum":0,"messages":0,
                "costUsd":0,"weighted":0,"unpricedTokens":0},"timestamp":1777633200000}
                """),
            await portal.TextAsync("api/usage/totals"));
    }

    [Fact]
    public Task Breakdown_ListsTokensByModelAndCostByFamily_MostExpensiveFirst() => AssertJsonAsync("api/usage/breakdown", """
        {"tokens":[
        {"user":"alice","machine":"laptop","model":"claude-sonnet-4-5","modelFamily":"sonnet","kind":"input","tokens":1000},
        {"user":"alice","machine":"laptop","model":"claude-sonnet-4-5","modelFamily":"sonnet","kind":"cache_creation","tokens":32000},
        {"user":"alice","machine":"laptop","model":"claude-sonnet-4-5","modelFamily":"sonnet","kind":"cache_read","tokens":2460},
        {"user":"alice","machine":"laptop","model":"claude-sonnet-4-5","modelFamily":"sonnet","kind":"output","tokens":2000},
        {"user":"alice","machine":"laptop","model":"claude-opus-4-1","modelFamily":"opus","kind":"input","tokens":7},
        {"user":"alice","machine":"laptop","model":"claude-opus-4-1","modelFamily":"opus","kind":"cache_creation","tokens":1},
        {"user":"alice","machine":"laptop","model":"claude-opus-4-1","modelFamily":"opus","kind":"cache_read","tokens":3},
        {"user":"alice","machine":"laptop","model":"claude-opus-4-1","modelFamily":"opus","kind":"output","tokens":11},
        {"user":"bob","machine":"desktop","model":"claude-haiku-4-5","modelFamily":"haiku","kind":"input","tokens":10},
        {"user":"bob","machine":"desktop","model":"claude-haiku-4-5","modelFamily":"haiku","kind":"output","tokens":20},
        {"user":"bob","machine":"desktop","model":"nobody-lists-this","modelFamily":"other","kind":"input","tokens":100},
        {"user":"bob","machine":"desktop","model":"nobody-lists-this","modelFamily":"other","kind":"output","tokens":50}],
        "cost":[
        {"user":"alice","machine":"laptop","modelFamily":"sonnet","messages":1,"costUsd":0.153738,"weightedInputEq":51246},
        {"user":"alice","machine":"laptop","modelFamily":"opus","messages":1,"costUsd":0.00095325,"weightedInputEq":63.55},
        {"user":"bob","machine":"desktop","modelFamily":"haiku","messages":1,"costUsd":0.000088,"weightedInputEq":110},
        {"user":"bob","machine":"desktop","modelFamily":"other","messages":1,"costUsd":0,"weightedInputEq":350}],
        "timestamp":1777633200000}
        """);

    [Fact]
    public Task BreakdownCsv_ListsCostByFamily() => AssertBodyAsync(
        "api/usage/breakdown.csv",
        "text/csv; charset=utf-8",
        "user,machine,model_family,messages,cost_usd,weighted_input_eq\r\n"
        + "alice,laptop,sonnet,1,0.153738,51246\r\n"
        + "alice,laptop,opus,1,0.00095325,63.55\r\n"
        + "bob,desktop,haiku,1,0.000088,110\r\n"
        + "bob,desktop,other,1,0,350\r\n");

    [Fact]
    public Task Timeseries_ListsEveryBucket_EmptyOnesToo() => AssertJsonAsync($"api/usage/timeseries?from={Ten}&to={Now}&step=1200000", """
        {"from":1777629600000,"to":1777633200000,"step":1200000,"buckets":[
        {"ts":1777629600000,"messages":2,"tokensRaw":37482,"tokensWeighted":51309.55,"costUsd":0.15469125},
        {"ts":1777630800000,"messages":2,"tokensRaw":180,"tokensWeighted":460,"costUsd":0.000088},
        {"ts":1777632000000,"messages":0,"tokensRaw":0,"tokensWeighted":0,"costUsd":0}]}
        """);

    [Fact]
    public Task Timeseries_ByUser_AddsASeriesPerUser() => AssertJsonAsync($"api/usage/timeseries?from={Ten}&to={Now}&step=hour&by=user", """
        {"from":1777629600000,"to":1777633200000,"step":3600000,
        "buckets":[{"ts":1777629600000,"messages":4,"tokensRaw":37662,"tokensWeighted":51769.55,"costUsd":0.15477925}],
        "series":[
        {"key":"alice","buckets":[{"ts":1777629600000,"messages":2,"tokensRaw":37482,"tokensWeighted":51309.55,"costUsd":0.15469125}]},
        {"key":"bob","buckets":[{"ts":1777629600000,"messages":2,"tokensRaw":180,"tokensWeighted":460,"costUsd":0.000088}]}]}
        """);

    [Fact]
    public Task Leaderboard_IsByUser_MostExpensiveFirst() => AssertJsonAsync("api/usage/leaderboard", """
        {"by":"user","entries":[
        {"key":"alice","messages":2,"costUsd":0.15469125,"weightedInputEq":51309.55},
        {"key":"bob","messages":2,"costUsd":0.000088,"weightedInputEq":460}]}
        """);

    [Fact]
    public Task Leaderboard_ByModelFamily_HasTheUnpricedLast() => AssertJsonAsync("api/usage/leaderboard?by=model_family", """
        {"by":"model_family","entries":[
        {"key":"sonnet","messages":1,"costUsd":0.153738,"weightedInputEq":51246},
        {"key":"opus","messages":1,"costUsd":0.00095325,"weightedInputEq":63.55},
        {"key":"haiku","messages":1,"costUsd":0.000088,"weightedInputEq":110},
        {"key":"other","messages":1,"costUsd":0,"weightedInputEq":350}]}
        """);

    [Fact]
    public Task User_IsShownByFamilyModelMachineAndProject()
    {
        const string Sonnet = """
            {"input":1000,"cacheCreation":32000,"cacheRead":2460,"output":2000,"sum":37460,"messages":1,"costUsd":0.153738,"weighted":51246,"unpricedTokens":0}
            """;
        const string Opus = """
            {"input":7,"cacheCreation":1,"cacheRead":3,"output":11,"sum":22,"messages":1,"costUsd":0.00095325,"weighted":63.55,"unpricedTokens":0}
            """;
        const string All = """
            {"input":1007,"cacheCreation":32001,"cacheRead":2463,"output":2011,"sum":37482,"messages":2,"costUsd":0.15469125,"weighted":51309.55,"unpricedTokens":0}
            """;
        return AssertJsonAsync("api/usage/users/alice", $$"""
            {"user":"alice","totals":{{All}},
            "perFamily":[{"key":"sonnet","totals":{{Sonnet}}},{"key":"opus","totals":{{Opus}}}],
            "perModel":[{"key":"claude-sonnet-4-5","totals":{{Sonnet}}},{"key":"claude-opus-4-1","totals":{{Opus}}}],
            "perMachine":[{"key":"laptop","totals":{{All}}}],
            "perProject":[{"key":"-home-alice-app","totals":{{All}}}],
            "timestamp":1777633200000}
            """);
    }

    [Fact]
    public Task Recent_IsNewestFirst_AndMarksTheUnpriced() => AssertJsonAsync("api/usage/recent?limit=3", """
        {"entries":[
        {"id":"m4","user":"bob","machine":"desktop","project":"","provider":"","model":"nobody-lists-this","modelFamily":"other","inputTokens":100,"cacheCreation":0,"cacheRead":0,
        "outputTokens":50,"costUsd":0,"unpriced":true,"weightedInputEq":350,"ts":1777630860000},
        {"id":"m3","user":"bob","machine":"desktop","project":"","provider":"","model":"claude-haiku-4-5","modelFamily":"haiku","inputTokens":10,"cacheCreation":0,"cacheRead":0,
        "outputTokens":20,"costUsd":0.000088,"weightedInputEq":110,"ts":1777630800000},
        {"id":"m2","user":"alice","machine":"laptop","project":"-home-alice-app","provider":"","model":"claude-opus-4-1","modelFamily":"opus","inputTokens":7,"cacheCreation":1,"cacheRead":3,
        "outputTokens":11,"costUsd":0.00095325,"weightedInputEq":63.55,"ts":1777629660000}],"next":"m2"}
        """);

    [Fact]
    public Task Summary_OfARange_HasSumsCacheAndKeys() => AssertJsonAsync($"api/usage/summary?from={Ten + 1}&to={Now}&compare=previous&by=user", """
        {"from":1777629600001,"to":1777633200000,
        "totals":{"input":117,"cacheCreation":1,"cacheRead":3,"output":81,"sum":202,"messages":3,"costUsd":0.00104125,"weighted":523.55,"unpricedTokens":150},
        "active":{"users":2,"machines":2,"projects":2,"models":3},
        "cache":{"readTokens":3,"unpricedReadTokens":0,"savedUsd":0.0000405,"writeExtraUsd":0.00000375},
        "unpriced":[{"provider":"","model":"nobody-lists-this","tokens":150}],
        "previous":{"from":1777626000002,"to":1777629600001,
        "totals":{"input":1000,"cacheCreation":32000,"cacheRead":2460,"output":2000,"sum":37460,"messages":1,"costUsd":0.153738,"weighted":51246,"unpricedTokens":0},
        "active":{"users":1,"machines":1,"projects":1,"models":1},
        "cache":{"readTokens":2460,"unpricedReadTokens":0,"savedUsd":0.006642,"writeExtraUsd":0.024}},
        "by":"user","count":2,"entries":[
        {"key":"alice","totals":{"input":7,"cacheCreation":1,"cacheRead":3,"output":11,"sum":22,"messages":1,"costUsd":0.00095325,"weighted":63.55,"unpricedTokens":0},
        "previous":{"input":1000,"cacheCreation":32000,"cacheRead":2460,"output":2000,"sum":37460,"messages":1,"costUsd":0.153738,"weighted":51246,"unpricedTokens":0},
        "first":1777629600000,"last":1777629600000},
        {"key":"bob","totals":{"input":110,"cacheCreation":0,"cacheRead":0,"output":70,"sum":180,"messages":2,"costUsd":0.000088,"weighted":460,"unpricedTokens":150},
        "previous":{"input":0,"cacheCreation":0,"cacheRead":0,"output":0,"sum":0,"messages":0,"costUsd":0,"weighted":0,"unpricedTokens":0},
        "first":1777630500000,"last":1777630500000}],
        "timestamp":1777633200000}
        """);

    [Fact]
    public Task Labels_AreNarrowedByTheFiltersOfOthers() => AssertJsonAsync("api/usage/labels?user=bob", """
        {"users":{"count":2,"items":[{"name":"bob","first":1777630500000,"last":1777630500000},{"name":"alice","first":1777629600000,"last":1777629600000}]},
        "machines":{"count":1,"items":[{"name":"desktop","first":1777630500000,"last":1777630500000}]},
        "projects":{"count":1,"items":[{"name":"","first":1777630500000,"last":1777630500000}]},
        "models":{"count":2,"items":[{"name":"claude-haiku-4-5","first":1777630500000,"last":1777630500000},{"name":"nobody-lists-this","first":1777630500000,"last":1777630500000}]},
        "timeZone":"UTC","timestamp":1777633200000}
        """);

    [Fact]
    public Task Projects_AreThoseThatMatch() => AssertJsonAsync("api/usage/projects?project=", """
        {"projects":[{"project":"","totals":{"input":110,"cacheCreation":0,"cacheRead":0,"output":70,"sum":180,"messages":2,"costUsd":0.000088,"weighted":460,"unpricedTokens":150},
        "users":1,"machines":1,"models":2,"first":1777630500000,"last":1777630500000}],"next":null}
        """);

    [Fact]
    public async Task Explain_HasEveryTerm()
    {
        var fingerprint = Pricing.PriceBook.Default.Fingerprint;
        await AssertJsonAsync("api/usage/explain?id=m2", $$$"""
            {"id":"m2","requestId":null,"session":null,"sidechain":false,"user":"alice","machine":"laptop","project":"-home-alice-app","source":"claude-code","provider":"",
            "model":"claude-opus-4-1","modelFamily":"opus","first":1777629660000,"best":1777629660000,"copies":"one_or_equal","countsAt":{"quarter":1777629600000},
            "counts":{"input":7,"cacheWrite5m":1,"cacheWrite1h":0,"cacheRead":3,"output":11,"sum":22},
            "cost":{"usd":0.00095325,"unpriced":false,"isCurrent":true,"currentUsd":0.00095325,
            "price":{"book":"default","fingerprint":"{{{fingerprint}}}","provider":"anthropic","model":"claude-opus-4-1","effectiveFrom":null,"effectiveTo":null,
            "source":"cost table: Opus 4.x","band":"standard","longPromptAbove":null,"promptTokens":11},
            "terms":[{"kind":"input","tokens":7,"usdPerMillion":15,"usd":0.000105},{"kind":"cache_write_5m","tokens":1,"usdPerMillion":18.75,"usd":0.00001875},
            {"kind":"cache_write_1h","tokens":0,"usdPerMillion":18.75,"usd":0},{"kind":"cache_read","tokens":3,"usdPerMillion":1.5,"usd":0.0000045},
            {"kind":"output","tokens":11,"usdPerMillion":75,"usd":0.000825}]},
            "weight":{"weighted":63.55,"terms":[{"kind":"input","tokens":7,"weight":1,"weighted":7},{"kind":"cache_write_5m","tokens":1,"weight":1.25,"weighted":1.25},
            {"kind":"cache_write_1h","tokens":0,"weight":1.25,"weighted":0},{"kind":"cache_read","tokens":3,"weight":0.1,"weighted":0.3},
            {"kind":"output","tokens":11,"weight":5,"weighted":55}]}}
            """);
    }

    [Fact]
    public Task Explain_WithoutAPrice_SaysSo() => AssertPartAsync("api/usage/explain/m4", "cost", """
        {"usd":0,"unpriced":true,"isCurrent":true,"currentUsd":null,"price":null,"terms":[]}
        """);

    [Fact]
    public Task SetupStatus_OfATeam_IsNotComplete() => AssertJsonAsync("api/setup/status", """
        {"complete":false,"scenario":null,"infra":null,"completedAt":null,"headless":false,"db":{"kind":"sqlite"},"mode":"team","version":"0.1.0"}
        """);

    [Fact]
    public async Task SetupStatus_OfSolo_IsComplete()
    {
        await using var portal = await TestPortal.StartAsync(new PortalSetup { Options = static options => (options.Mode, options.Headless) = ("solo", true) });
        Assert.Equal(
            """{"complete":true,"scenario":null,"infra":null,"completedAt":null,"headless":true,"db":{"kind":"sqlite"},"mode":"solo","version":"0.1.0"}""",
            await portal.TextAsync("api/setup/status"));
    }

    [Fact]
    public async Task SetupStatus_TranscriptsWatched_ShowsTheImport()
    {
        using var transcripts = new TempFolder();
        await using var portal = await TestPortal.StartAsync(new PortalSetup
        {
            Options = options => options.ProjectsDirectory = transcripts.Path,
            WigToken = static wigToken => wigToken.WatchTranscripts(),
        });
        var status = await portal.JsonAsync("api/setup/status");
        Assert.Equal(
            ["state", "files", "filesDone", "bytes", "bytesDone", "bytesPerSecond", "messages", "remainingMs"],
            status["import"]!.AsObject().Select(static property => property.Key));
    }

    private static async Task AssertPartAsync(string path, string name, string json)
    {
        await using var portal = await TestPortal.WithLedgerAsync();
        Assert.Equal(json.Trim(), (await portal.JsonAsync(path))[name]!.ToJsonString());
    }

    private static Task AssertJsonAsync(string path, string json) => AssertBodyAsync(path, "application/json; charset=utf-8", OneLine(json));

    private static async Task AssertBodyAsync(string path, string contentType, string body)
    {
        await using var portal = await TestPortal.WithLedgerAsync();
        using var response = await portal.GetAsync(path);
        Assert.Equal(body, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Equal(contentType, response.Content.Headers.ContentType?.ToString());
        Assert.Equal("no-store", response.Headers.CacheControl?.ToString());
    }
}
