using System.Net;
using System.Text.Json.Nodes;
using WigToken.AspNetCore.Tests.Hosting;
using WigToken.AspNetCore.Tests.Ingest;
using WigToken.AspNetCore.Tests.Metrics;
using WigToken.AspNetCore.Tests.Samples;
using WigToken.Parsing;
using WigToken.Storage.Access;
using static WigToken.AspNetCore.Tests.Samples.Ledger;

namespace WigToken.AspNetCore.Tests.Endpoints;

/// <summary>Whatever a label says, it comes out as the same label and as nothing else.</summary>
public sealed class AttackStringTests
{
    public static TheoryData<string> Names => [.. AttackStrings.All.Keys];

    // A request line is shorter than the longest of them.
    public static TheoryData<string> NamesForAQuery => [.. AttackStrings.All.Where(static pair => pair.Value.Length < 5000).Select(static pair => pair.Key)];

    public static TheoryData<string> NamesForAPath =>
        [.. AttackStrings.All.Where(static pair => pair.Value.Length < 5000 && !pair.Value.Contains('/', StringComparison.Ordinal)).Select(static pair => pair.Key)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Json_SaysTheSame(string name)
    {
        var (portal, text) = await WithAsync(name);
        await using var _ = portal;
        var recent = (await portal.JsonAsync("api/usage/recent"))["entries"]![0]!;
        Assert.Equal((text, text, text), ((string)recent["user"]!, (string)recent["machine"]!, (string)recent["model"]!));
        var tokens = (await portal.JsonAsync("api/usage/breakdown"))["tokens"]!.AsArray();
        Assert.Single(tokens, row => ((string)row!["user"]!, (string)row["machine"]!, (string)row["model"]!) == (text, text, text));
        foreach (var by in new[] { "user", "machine", "model", "project" })
            Assert.Single(Keys((await portal.JsonAsync($"api/usage/leaderboard?by={by}"))["entries"]!), text);
        foreach (var path in (string[])["recent", "summary?by=user", "labels", "sessions", "projects", "explain?id=attack"])
            Assert.DoesNotContain("<", await portal.TextAsync("api/usage/" + path), StringComparison.Ordinal);
        var labels = await portal.JsonAsync("api/usage/labels");
        foreach (var kind in (string[])["users", "machines", "projects", "models"])
            Assert.Single(labels[kind]!["items"]!.AsArray(), item => (string)item!["name"]! == text);
        Assert.Single(Keys((await portal.JsonAsync("api/usage/summary?by=project"))["entries"]!), text);
        Assert.Single((await portal.JsonAsync("api/usage/projects"))["projects"]!.AsArray(), project => (string)project!["project"]! == text);
        var session = Assert.Single((await portal.JsonAsync("api/usage/sessions"))["sessions"]!.AsArray())!;
        Assert.Equal((text, text, text), ((string)session["id"]!, (string)session["user"]!, (string)session["models"]![0]!));
        var explained = await portal.JsonAsync("api/usage/explain?id=attack");
        Assert.Equal((text, text, text), ((string)explained["user"]!, (string)explained["project"]!, (string)explained["session"]!));
    }

    [Theory]
    [MemberData(nameof(NamesForAQuery))]
    public async Task Filter_FindsIt(string name)
    {
        var (portal, text) = await WithAsync(name);
        await using var _ = portal;
        var value = Uri.EscapeDataString(text);
        var series = await portal.JsonAsync($"api/usage/timeseries?from={Ten}&to={Now}&by=project&user={value}&machine={value}&model={value}&project={value}");
        Assert.Equal(1, (long)series["buckets"]![0]!["messages"]!);
        Assert.Equal([text], Keys(series["series"]!));
        var filters = $"user={value}&machine={value}&model={value}&project={value}";
        Assert.Equal(1, (long)(await portal.JsonAsync($"api/usage/summary?{filters}"))["totals"]!["messages"]!);
        Assert.Equal("attack", (string)Assert.Single((await portal.JsonAsync($"api/usage/recent?{filters}&session={value}"))["entries"]!.AsArray())!["id"]!);
        Assert.Equal(text, (string)Assert.Single((await portal.JsonAsync($"api/usage/sessions?id={value}&{filters}"))["sessions"]!.AsArray())!["id"]!);
    }

    [Theory]
    [MemberData(nameof(NamesForAPath))]
    public async Task User_IsFoundByName(string name)
    {
        var (portal, text) = await WithAsync(name);
        await using var _ = portal;
        var user = await portal.JsonAsync("api/usage/users/" + Uri.EscapeDataString(text));
        Assert.Equal(text, (string?)user["user"]);
        Assert.Equal([text], Keys(user["perMachine"]!));
        Assert.Equal([text], Keys(user["perModel"]!));
        Assert.Equal([text], Keys(user["perProject"]!));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Csv_HasItInItsCell_AndNoFormula(string name)
    {
        var (portal, text) = await WithAsync(name);
        await using var _ = portal;
        using var response = await portal.GetAsync("api/usage/breakdown.csv");
        Assert.Equal("attachment; filename=\"wigtoken-breakdown.csv\"", response.Content.Headers.ContentDisposition?.ToString());
        Assert.Equal(["nosniff"], response.Headers.GetValues("X-Content-Type-Options"));
        var rows = CsvRows.Read(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.All(rows, static row => Assert.Equal(6, row.Count));
        var shown = "=@".Contains(text[0], StringComparison.Ordinal) ? "'" + text : text;
        Assert.Contains(rows, row => row[0] == shown && row[1] == shown);
        Assert.DoesNotContain(rows, static row => row[0].StartsWith('=') || row[0].StartsWith('@'));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Metrics_ReadBackTheSame(string name)
    {
        var (portal, text) = await WithAsync(name);
        await using var _ = portal;
        // A label is cut at 128 bytes.
        text = text.Length > 128 ? text[..125] + "…" : text;
        foreach (var isOpenMetrics in new[] { false, true })
        {
            using var response = await portal.SendAsync(HttpMethod.Get, "metrics", ("Accept", isOpenMetrics ? "application/openmetrics-text" : "text/plain"));
            var samples = Exposition.Read(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), isOpenMetrics);
            var output = samples.Single(sample => sample.Name == "wigtn_tokens_total" && sample["user"] == text && sample["kind"] == "output");
            Assert.Equal((text, text, 1_000_000d), (output["machine"], output["model"], output.Value));
            Assert.DoesNotContain(samples, static sample => sample.Name.Contains("forged", StringComparison.Ordinal));
        }
    }

    [Theory]
    [MemberData(nameof(NamesForAQuery))]
    public async Task BadValue_IsRepeatedInShort_AndNeverLogged(string name)
    {
        var text = AttackStrings.All[name];
        await using var portal = await TestPortal.StartAsync();
        foreach (var parameter in new[] { "by", "step", "tz", "from" })
        {
            using var response = await portal.GetAsync($"api/usage/timeseries?{parameter}={Uri.EscapeDataString(text)}");
            var body = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            Assert.DoesNotContain("<", body, StringComparison.Ordinal);
            Assert.DoesNotContain((string)JsonNode.Parse(body)!["detail"]!, char.IsControl);
        }

        Assert.DoesNotContain(portal.Logs.All, static record => record.Category.StartsWith("WigToken", StringComparison.Ordinal) && record.Message.Contains('\n', StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Ingest_TakesItAsItIs_OrNotAtAll(string name)
    {
        var text = AttackStrings.All[name];
        await using var portal = await TestPortal.StartAsync(Team.Setup());
        var (agent, reader, admin) = (await portal.IssueAsync(TokenScope.Ingest), await portal.IssueAsync(TokenScope.Read), await portal.IssueAsync(TokenScope.Admin));
        var json = JsonValue.Create(text).ToJsonString();
        var answer = await portal.AskJsonAsync(
            HttpMethod.Post, "api/ingest/messages", agent, Requests.Body(Requests.Message(("message_id", json), ("model", json), ("project", json))),
            [.. text.All(static c => c is >= ' ' and <= '~') ? [("WigToken-Agent-Version", text)] : Array.Empty<(string, string)>()]);
        Assert.Equal(1, (int)answer["applied"]! + answer["rejected"]!.AsArray().Count);
        var recent = (await portal.AskJsonAsync(HttpMethod.Get, "api/usage/recent", reader))["entries"]!.AsArray();
        Assert.Equal((int)answer["applied"]!, recent.Count);
        Assert.All(recent, entry => Assert.Equal(text, (string?)entry!["model"]));

        // A machine has a name that is harmless everywhere.
        using var machine = await portal.AskAsync(HttpMethod.Post, "api/ingest/messages", agent, $$"""{"machine":{{json}},"messages":[]}""");
        Assert.Equal(text == "__proto__" ? HttpStatusCode.OK : HttpStatusCode.BadRequest, machine.StatusCode);
        using var machines = await portal.AskAsync(HttpMethod.Get, "api/admin/machines", admin);
        Assert.DoesNotContain("<", await machines.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.NotEmpty(Exposition.Read(await portal.TextAsync("metrics")));
        Assert.All(
            portal.Logs.All.Where(static record => record.Category.StartsWith("WigToken", StringComparison.Ordinal)), static record => Assert.DoesNotContain(record.Message, char.IsControl));
    }

    /// <summary>Somebody whose every label is the text, beside the ordinary ledger.</summary>
    private static async Task<(TestPortal Portal, string Text)> WithAsync(string name)
    {
        var text = AttackStrings.All[name];
        var portal = await TestPortal.WithLedgerAsync();
        await portal.IngestAsync(new UsageOrigin(text, text, text, "claude-code").Of(Message("attack", text, Ten + 30 * Minute, new TokenCounts(0, 0, 0, 0, 1_000_000)) with { SessionId = text }));
        return (portal, text);
    }

    private static IEnumerable<string> Keys(JsonNode entries) => entries.AsArray().Select(static entry => (string)entry!["key"]!);
}
