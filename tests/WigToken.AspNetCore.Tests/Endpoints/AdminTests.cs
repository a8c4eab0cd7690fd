using System.Net;
using System.Text.Json.Nodes;
using WigToken.AspNetCore.Tests.Hosting;
using WigToken.AspNetCore.Tests.Samples;
using WigToken.Storage.Access;

namespace WigToken.AspNetCore.Tests.Endpoints;

/// <summary>What operators do beside tokens: the audit log, the origins of widgets, the set-up.</summary>
public sealed class AdminTests
{
    private const string Origins = "api/admin/embed-origins";

    private static readonly (string Path, string Allowed)[] Methods =
    [
        ("api/admin/tokens", "GET, HEAD, POST"), ("api/admin/tokens/1", "DELETE"), ("api/admin/tokens/1/rotate", "POST"), ("api/admin/audit", "GET, HEAD"),
        (Origins, "GET, HEAD, POST"), (Origins + "/1", "DELETE"), ("api/admin/machines", "GET, HEAD"),
        ("api/admin/audit.csv", "GET, HEAD"), ("api/admin/prices", "GET, HEAD"), ("api/admin/prices/reprice", "GET, HEAD, POST"), ("api/setup/complete", "POST"), ("api/setup/reset", "POST"),
        ("api/auth/session", "POST, GET, HEAD, DELETE"), ("api/ingest/messages", "POST"), ("embed/totals", "GET, HEAD"), ("embed/stream", "GET, HEAD"),
    ];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task OtherMethods_AreRefusedWithWhatIsAllowed_ToAnybody()
    {
        await using var portal = await TestPortal.StartAsync(Team.Setup());
        foreach (var (path, allowed) in Methods)
        {
            foreach (var method in new[] { "GET", "POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE" }.Except(allowed.Split(", ")))
            {
                using var response = await portal.AskAsync(new HttpMethod(method), path, null, method == "POST" ? "{}" : null);
                await response.AssertProblemAsync(HttpStatusCode.MethodNotAllowed, "method_not_allowed");
                Assert.Equal(allowed, string.Join(", ", response.Content.Headers.Allow));
            }
        }
    }

    [Fact]
    public async Task AuditCsv_HasWhatTheFiltersLeave_WithoutFormulas()
    {
        await using var portal = await TestPortal.StartAsync(Team.Setup());
        var admin = await portal.IssueAsync(TokenScope.Admin);
        for (var i = 0; i < 1001; i++)
            await portal.Service<IAuditStore>().AddAuditAsync(new AuditEntry { TimeMs = Ledger.Ten + i, Action = AuditActions.Login, User = "=cmd", Address = "127.0.0.1" }, Cancel);

        using var response = await portal.AskAsync(HttpMethod.Get, $"api/admin/audit.csv?action=login&since={Ledger.Ten}", admin);

        Assert.Equal("attachment; filename=\"wigtoken-audit.csv\"", response.Content.Headers.ContentDisposition?.ToString());
        var rows = CsvRows.Read(await response.Content.ReadAsStringAsync(Cancel));
        Assert.Equal(["id", "time", "action", "user", "ip", "token_id", "bytes", "meta"], rows[0]);
        Assert.Equal(1002, rows.Count);
        Assert.Equal(["2026-05-01T10:00:01.000Z", "login", "'=cmd", "127.0.0.1", "", "", "{}"], rows[1].Skip(1));
        Assert.Equal("2026-05-01T10:00:00.000Z", rows[^1][1]);
    }

    [Theory]
    [InlineData(0, null, null, "0.1.0", "")]
    [InlineData(86_400_001, null, null, "", "silent")]
    [InlineData(0, 10_000L, 120_000L, "nightly", "")]
    [InlineData(0, 10_001L, -120_001L, "0.0.9", "clock_skew,queue_long,agent_old")]
    public async Task Machine_HasWarningsThatSomebodyShouldSee(long silentMs, long? queue, long? skew, string version, string warnings)
    {
        await using var portal = await TestPortal.StartAsync(Team.Setup());
        var seen = new MachineSighting { User = "alice", Machine = "m", SeenMs = Ledger.Now - silentMs, QueueDepth = queue, SkewMs = skew, AgentVersion = version };
        await portal.Service<IReceiver>().ReceiveAsync(new ReceivedBatch([], seen, static _ => new AuditEntry { TimeMs = Ledger.Now, Action = AuditActions.Ingest }), Cancel);

        var machines = await portal.AskJsonAsync(HttpMethod.Get, "api/admin/machines", await portal.IssueAsync(TokenScope.Admin));

        Assert.Equal(warnings, string.Join(',', machines["machines"]![0]!["warnings"]!.AsArray().Select(static warning => (string)warning!)));
    }

    [Theory]
    [InlineData("api/admin/tokens")]
    [InlineData("api/admin/audit")]
    [InlineData(Origins)]
    [InlineData("api/admin/machines")]
    [InlineData("api/admin/audit.csv")]
    [InlineData("api/admin/prices")]
    [InlineData("api/admin/prices/reprice")]
    [InlineData("api/auth/session")]
    [InlineData("embed/totals")]
    [InlineData("embed/stream")]
    public async Task Head_IsAnsweredAsGet_WithoutABody(string path)
    {
        await using var portal = await TestPortal.StartAsync(Team.Setup());
        var admin = await portal.IssueAsync(TokenScope.Admin);
        await portal.ListOriginAsync("https://page.example");
        using var get = await portal.AskAsync(HttpMethod.Get, path, admin, null, ("Origin", "https://page.example"));
        using var head = await portal.AskAsync(HttpMethod.Head, path, admin, null, ("Origin", "https://page.example"));
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (get.StatusCode, head.StatusCode));
        Assert.Equal(get.Content.Headers.ContentType, head.Content.Headers.ContentType);
        Assert.Equal("", await head.Content.ReadAsStringAsync(Cancel));
        using var refused = await portal.AskAsync(HttpMethod.Head, path, null);
        Assert.Contains(refused.StatusCode, new[] { HttpStatusCode.Unauthorized, HttpStatusCode.Forbidden });
    }

    [Fact]
    public async Task Origins_AreNormalised_ListedAndRemoved()
    {
        await using var portal = await TestPortal.StartAsync(Team.Setup());
        var admin = await portal.IssueAsync(TokenScope.Admin);
        var added = await portal.AskJsonAsync(HttpMethod.Post, Origins, admin, """{"origin":" HTTPS://München.Example:443/ ","label":"the blog"}""");
        Assert.Equal("""{"id":1,"origin":"https://xn--mnchen-3ya.example","label":"the blog","createdAt":1777633200000}""", added.ToJsonString());
        using var again = await portal.AskAsync(HttpMethod.Post, Origins, admin, """{"origin":"https://xn--mnchen-3ya.example"}""");
        await again.AssertProblemAsync(HttpStatusCode.Conflict, "origin_exists");
        Assert.Equal($$"""{"origins":[{{added.ToJsonString()}}]}""", (await portal.AskJsonAsync(HttpMethod.Get, Origins, admin)).ToJsonString());

        Assert.Equal("""{"ok":true}""", (await portal.AskJsonAsync(HttpMethod.Delete, Origins + "/1", admin)).ToJsonString());
        using var gone = await portal.AskAsync(HttpMethod.Delete, Origins + "/1", admin);
        await gone.AssertProblemAsync(HttpStatusCode.NotFound, "origin_unknown");
        Assert.Equal(
            ["embed_origin_removed alice", "embed_origin_added alice"],
            (await portal.AuditAsync()).Where(static entry => entry.Action.StartsWith("embed", StringComparison.Ordinal)).Select(static entry => $"{entry.Action} {entry.User}"));
    }

    [Theory]
    [InlineData("{}", "origin_invalid")]
    [InlineData("""{"origin":""}""", "origin_invalid")]
    [InlineData("""{"origin":"example.org"}""", "origin_invalid")]
    [InlineData("""{"origin":"*"}""", "origin_invalid")]
    [InlineData("""{"origin":"https://*.example.org"}""", "origin_invalid")]
    [InlineData("""{"origin":"https://example.org/page"}""", "origin_invalid")]
    [InlineData("""{"origin":"https://example.org?x"}""", "origin_invalid")]
    [InlineData("""{"origin":"https://me@example.org"}""", "origin_invalid")]
    [InlineData("""{"origin":"https://example.org."}""", "origin_invalid")]
    [InlineData("""{"origin":"ftp://example.org"}""", "origin_invalid")]
    [InlineData("""{"origin":"javascript:alert(1)"}""", "origin_invalid")]
    [InlineData("""{"origin":"null"}""", "origin_invalid")]
    [InlineData("""{"origin":"https://a.example\r\nX: y"}""", "origin_invalid")]
    [InlineData("""{"origin":"https://a.example","label":"\u0007"}""", "label_invalid")]
    [InlineData("""{"origin":7}""", "json_invalid")]
    public async Task BadOrigin_IsRefused(string json, string code)
    {
        await using var portal = await TestPortal.StartAsync(Team.Setup());
        using var response = await portal.AskAsync(HttpMethod.Post, Origins, await portal.IssueAsync(TokenScope.Admin), json);
        await response.AssertProblemAsync(HttpStatusCode.BadRequest, code);
    }

    [Fact]
    public async Task Setup_IsCompletedAndReset()
    {
        await using var portal = await TestPortal.StartAsync(Team.Setup());
        var admin = await portal.IssueAsync(TokenScope.Admin);
        async Task<string> StatusAsync()
        {
            var status = await portal.JsonAsync("api/setup/status");
            return $"{status["complete"]} {status["scenario"]} {status["infra"]} {status["completedAt"]}";
        }

        Assert.Equal("false   ", await StatusAsync());
        await portal.AskJsonAsync(HttpMethod.Post, "api/setup/complete", admin, """{"scenario":"a team","infra":"one <box>"}""");
        Assert.Equal("true a team one <box> 1777633200000", await StatusAsync());
        await portal.AskJsonAsync(HttpMethod.Post, "api/setup/reset", admin);
        Assert.Equal("false   ", await StatusAsync());
        await portal.AskJsonAsync(HttpMethod.Post, "api/setup/complete", admin);
        Assert.Equal("true   1777633200000", await StatusAsync());
        Assert.Equal(["setup_completed", "settings_changed", "setup_completed"], (await portal.AuditAsync()).Select(static entry => entry.Action).Where(static action => action.StartsWith("set", StringComparison.Ordinal)));
        using var bad = await portal.AskAsync(HttpMethod.Post, "api/setup/complete", admin, $$"""{"scenario":"{{new string('x', 257)}}"}""");
        await bad.AssertProblemAsync(HttpStatusCode.BadRequest, "setup_invalid");
    }

    [Fact]
    public async Task Audit_IsPagedWithoutGapsOrRepeats_WhileItGrows()
    {
        await using var portal = await TestPortal.StartAsync(Team.Setup());
        var admin = await portal.IssueAsync(TokenScope.Admin);
        await LogAsync(portal, 25, Ledger.Ten);
        var (seen, cursor) = (new List<long>(), "");
        for (var page = 0; page < 9 && cursor is not null; page++)
        {
            var answer = await portal.AskJsonAsync(HttpMethod.Get, $"api/admin/audit?limit=4&action=ingest{(cursor.Length > 0 ? "&cursor=" + cursor : "")}", admin);
            seen.AddRange(answer["entries"]!.AsArray().Select(static entry => (long)entry!["id"]!));
            cursor = (string?)answer["next"];
            await LogAsync(portal, 1, Ledger.Now);
        }

        Assert.Null(cursor);
        Assert.Equal(25, seen.Count);
        Assert.Equal(seen.Order().Reverse(), seen);
    }

    [Theory]
    [InlineData("", 6)]
    [InlineData("action=ingest", 5)]
    [InlineData("action=login", 0)]
    [InlineData("user=bob", 5)]
    [InlineData("user=eve", 0)]
    [InlineData("since=1777629600000&until=1777629600001", 5)]
    [InlineData("until=1777629600000", 0)]
    [InlineData("since=2026-05-01T10:00:00Z&until=2026-05-01T10:30:00Z&action=ingest&user=bob", 5)]
    [InlineData("limit=2", 2)]
    public async Task Audit_IsFiltered(string query, int count)
    {
        await using var portal = await TestPortal.StartAsync(Team.Setup());
        var admin = await portal.IssueAsync(TokenScope.Admin);
        await LogAsync(portal, 5, Ledger.Ten);
        var answer = await portal.AskJsonAsync(HttpMethod.Get, "api/admin/audit?" + query, admin);
        Assert.Equal(count, answer["entries"]!.AsArray().Count);
    }

    [Theory]
    [InlineData("limit=0", "limit_invalid")]
    [InlineData("limit=1001", "limit_invalid")]
    [InlineData("action=steal", "action_invalid")]
    [InlineData("since=2&until=1", "range_invalid")]
    [InlineData("since=soon", "range_invalid")]
    [InlineData("cursor=x", "cursor_invalid")]
    [InlineData("cursor=1", "cursor_invalid")]
    [InlineData("cursor=1.-2", "cursor_invalid")]
    [InlineData("cursor=1.99999999999999999999", "cursor_invalid")]
    [InlineData("cursor=1.2.3", "cursor_invalid")]
    [InlineData("user=a&user=b", "duplicate_parameter")]
    public async Task BadAuditQuery_IsRefused(string query, string code)
    {
        await using var portal = await TestPortal.StartAsync(Team.Setup());
        using var response = await portal.AskAsync(HttpMethod.Get, "api/admin/audit?" + query, await portal.IssueAsync(TokenScope.Admin));
        await response.AssertProblemAsync(HttpStatusCode.BadRequest, code);
    }

    [Theory]
    [MemberData(nameof(AttackNames))]
    public async Task AttackStrings_AreInertInTheAuditLog(string name)
    {
        var text = AttackStrings.All[name];
        await using var portal = await TestPortal.StartAsync(Team.Setup());
        var admin = await portal.IssueAsync(TokenScope.Admin);
        var json = new JsonObject { ["user"] = text, ["scope"] = "ingest", ["label"] = text }.ToJsonString();
        using var issued = await portal.AskAsync(HttpMethod.Post, "api/admin/tokens", admin, json);
        json = new JsonObject { ["origin"] = "https://a.example", ["label"] = text }.ToJsonString();
        using var added = await portal.AskAsync(HttpMethod.Post, Origins, admin, json);
        using var failed = await portal.AskAsync(HttpMethod.Get, "api/usage/users/" + Uri.EscapeDataString(text[..Math.Min(text.Length, 500)]), "x");

        using var audit = await portal.AskAsync(HttpMethod.Get, "api/admin/audit", admin);
        var body = await audit.Content.ReadAsStringAsync(Cancel);
        Assert.DoesNotContain("<", body, StringComparison.Ordinal);
        Assert.DoesNotContain(body, char.IsControl);
        var entries = JsonNode.Parse(body)!["entries"]!.AsArray();
        Assert.Equal(issued.StatusCode == HttpStatusCode.OK, entries.Any(entry => (string?)entry!["meta"]!["for"] == text));
        Assert.Equal(added.StatusCode == HttpStatusCode.OK, entries.Any(entry => (string?)entry!["meta"]!["label"] == text && (string?)entry["meta"]!["origin"] == "https://a.example"));
        Assert.Single(entries, static entry => (string?)entry!["action"] == "auth_failed");
        Assert.All(
            portal.Logs.All.Where(static record => record.Category.StartsWith("WigToken", StringComparison.Ordinal)),
            static record => Assert.DoesNotContain(record.Message, char.IsControl));
    }

    public static TheoryData<string> AttackNames => [.. AttackStrings.All.Keys];

    private static async Task LogAsync(TestPortal portal, int count, long at)
    {
        for (var i = 0; i < count; i++)
            await portal.Service<IAuditStore>().AddAuditAsync(new AuditEntry { TimeMs = at, Action = AuditActions.Ingest, User = "bob" }, Cancel);
    }
}
