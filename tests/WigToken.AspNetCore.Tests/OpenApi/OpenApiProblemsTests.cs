using System.Net;
using System.Text.Json;
using WigToken.AspNetCore.Tests.Hosting;
using WigToken.Contracts;
using WigToken.Storage.Access;

namespace WigToken.AspNetCore.Tests.OpenApi;

public sealed class OpenApiProblemsTests
{
    private const string Page = "https://page.example";
    private const string Ingest = "POST /api/ingest/messages", Tokens = "POST /api/admin/tokens", Rotate = "POST /api/admin/tokens/{id}/rotate", Origins = "POST /api/admin/embed-origins";

    private static readonly (string Operation, string Query, string? Body, string Code)[] Mistakes =
    [
        ("GET /api/usage/timeseries", "?from=yesterday", null, "range_invalid"),
        ("GET /api/usage/timeseries", "?from=0", null, "range_too_large"),
        ("GET /api/usage/timeseries", "?step=1", null, "step_invalid"),
        ("GET /api/usage/timeseries", "?tz=Mars/Olympus", null, "tz_unknown"),
        ("GET /api/usage/timeseries", "?tz=a&tz=b", null, "duplicate_parameter"),
        ("GET /api/usage/leaderboard", "?" + string.Join('&', Enumerable.Repeat("user=a", 51)), null, "too_many_values"),
        ("GET /api/usage/summary", "?compare=previous", null, "compare_invalid"),
        ("GET /api/usage/sessions", "?sort=mood", null, "sort_invalid"),
        ("GET /api/usage/sessions", "?order=mood", null, "order_invalid"),
        ("GET /api/usage/projects", "?cursor=x", null, "cursor_invalid"),
        ("GET /api/usage/explain", "", null, "message_unknown"),
        ("GET /api/usage/explain", "&id=", null, "duplicate_parameter"),
        ("GET /api/admin/audit.csv", "?action=steal", null, "action_invalid"),
        ("POST /api/admin/prices/reprice", "", "{}", "field_missing"),
        ("GET /api/usage/leaderboard", "?by=mood", null, "by_invalid"),
        ("GET /api/usage/recent", "?limit=501", null, "limit_invalid"),
        ("GET /api/usage/users/{name}", "-who-never-was", null, "user_unknown"),
        ("GET /assets/{file}", ".map", null, "not_found"),
        ("GET /embed/timeseries", "?by=mood", null, "by_invalid"),
        ("GET /embed/timeseries", "?by=project", null, "not_exposed"),
        ("GET /embed/leaderboard", "?by=project", null, "not_exposed"),
        ("GET /embed/badge.svg", "?metric=mood", null, "metric_invalid"),
        ("GET /embed/badge.svg", "?label=%20", null, "label_invalid"),
        ("GET /api/admin/audit", "?action=steal", null, "action_invalid"),
        ("GET /api/admin/audit", "?cursor=x", null, "cursor_invalid"),
        ("GET /api/admin/audit", "?limit=0", null, "limit_invalid"),
        (Ingest, "", "", "empty_body"),
        (Ingest, "", "{", "json_syntax"),
        (Ingest, "", "7", "not_an_object"),
        (Ingest, "", "{}", "machine_missing"),
        (Ingest, "", """{"machine":" ","messages":[]}""", "machine_invalid"),
        (Ingest, "", """{"machine":"m"}""", "messages_missing"),
        (Ingest, "", """{"machine":"m","messages":7}""", "messages_invalid"),
        (Ingest, "", """{"machine":"m","machine":"m"}""", "duplicate_key"),
        (Ingest, "", """{"x":[[[[[[[[[[]]]]]]]]]]}""", "json_too_deep"),
        (Ingest, "", """{"machine":"m","messages":[@]}""".Replace("@", string.Join(',', Enumerable.Repeat('0', 1001)), StringComparison.Ordinal), "too_many_rows"),
        (Ingest, "", new string(' ', 9_000_000), "body_too_large"),
        ("POST /api/auth/session", "", "{}", "token_missing"),
        ("POST /api/auth/session", "", "[]", "json_invalid"),
        (Tokens, "", "[]", "json_invalid"),
        (Tokens, "", "{}", "field_missing"),
        (Tokens, "", """{"user":"a","scope":"root"}""", "scope_invalid"),
        (Tokens, "", """{"user":" ","scope":"read"}""", "token_invalid"),
        (Tokens, "", """{"user":"a","scope":"embed","exposes":["projects"]}""", "exposes_invalid"),
        (Tokens, "", new string(' ', 70_000), "body_too_large"),
        (Rotate, "?", """{"graceSeconds":-1}""", "grace_invalid"),
        (Origins, "", """{"origin":"x"}""", "origin_invalid"),
        (Origins, "", """{"origin":"https://a.example","label":"\u0000"}""", "label_invalid"),
        (Origins, "", $$"""{"origin":"{{Page}}"}""", "origin_exists"),
        ("DELETE /api/admin/embed-origins/{id}", "99", null, "origin_unknown"),
        ("DELETE /api/admin/tokens/{id}", "99", null, "token_unknown"),
        ("DELETE /api/admin/tokens/{id}", "", null, "last_admin"),
        ("POST /api/setup/complete", "", """{"scenario":"\u0000"}""", "setup_invalid"),
    ];

    // What a header makes wrong.
    private static readonly (string Operation, string Name, string Value, string Code)[] WrongHeaders =
    [
        (Ingest, "Content-Encoding", "br", "unsupported_encoding"),
        (Ingest, "Content-Encoding", "gzip", "bad_encoding"),
        (Ingest, "Content-Type", "text/plain", "unsupported_media_type"),
        (Ingest, "Content-Type", "application/json; charset=utf-16", "unsupported_charset"),
        (Tokens, "Content-Type", "text/plain", "unsupported_media_type"),
        ("POST /api/auth/session", "Sec-Fetch-Site", "cross-site", "cross_site"),
        ("GET /embed/totals", "Origin", "https://evil.example", "origin_not_allowed"),
        ("GET /embed/totals", "Origin", "", "origin_missing"),
        ("GET /embed/badge.svg", "Origin", "https://evil.example", "origin_not_allowed"),
    ];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Problems_ThatOccur_AreDescribedWhereTheyOccur()
    {
        await using var portal = await TestPortal.StartAsync(Team.Setup(static options => options.PublicReads = "all"));
        await using var solo = await TestPortal.StartAsync(new PortalSetup { Options = static options => options.Mode = "solo" });
        var asking = new Asking(portal, await OpenApiDocument.OfAsync(portal));
        await portal.ListOriginAsync(Page);
        var (first, admin) = await portal.IssueTokenAsync(TokenScope.Admin);
        Assert.Equal(1, first.Id);

        foreach (var (operation, query, body, code) in Mistakes)
            await asking.ExpectAsync(operation, code, admin, query, body, [("Origin", Page)]);
        foreach (var (operation, name, value, code) in WrongHeaders)
            await asking.ExpectAsync(operation, code, admin, "", operation.StartsWith("POST", StringComparison.Ordinal) ? "{}" : null, [(name, value), .. name == "Origin" ? Array.Empty<(string, string)>() : [("Origin", Page)]]);
        await asking.ExpectBytesAsync(Ingest, "invalid_utf8", admin, [.. "{\"machine\":\""u8, 0xFF], null);
        await asking.ExpectBytesAsync(Ingest, "truncated_body", admin, WigToken.AspNetCore.Tests.Ingest.Requests.Gzip("{}"u8.ToArray())[..^3], "gzip");
        foreach (var (method, path) in asking.Document.Operations)
        {
            await asking.ExpectAsync($"PATCH {path}", "method_not_allowed", null, describedUnder: method);
            await asking.On(solo).ExpectAsync($"{method} {path}", "host_not_allowed", null, headers: [("Host", "evil.example")]);
        }

        await asking.ExpectTokenProblemsAsync(admin);
        // The others need a mistake of ours, a broken disk, a slow line or a server that stops.
        Assert.Equal(
            asking.Seen, asking.Document.Codes.Where(static code => code is not ("internal" or "shutting_down" or "body_too_slow") && !code.StartsWith("storage_", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
        Assert.Equal(asking.Document.Codes.Order(StringComparer.Ordinal), asking.Document.Codes.Distinct());
    }

    private sealed class Asking(TestPortal portal, OpenApiDocument document)
    {
        public OpenApiDocument Document => document;

        public SortedSet<string> Seen { get; private init; } = new(StringComparer.Ordinal);

        public Asking On(TestPortal other) => new(other, document) { Seen = Seen };

        public async Task ExpectTokenProblemsAsync(string admin)
        {
            const string Closed = "GET /api/admin/tokens";
            var (revoked, revokedSecret) = await portal.IssueTokenAsync(TokenScope.Read);
            await portal.RevokeAsync(revoked.Id);
            var expired = await portal.IssueAsync(TokenScope.Read, expires: Samples.Ledger.Now);
            var cookie = await SignInAsync(admin);
            await ExpectAsync(Closed, "token_missing", null);
            await ExpectAsync(Closed, "token_malformed", "x");
            await ExpectAsync(Closed, "token_unknown", TokenSecret.Generate(TokenScope.Read).Reveal());
            await ExpectAsync(Closed, "token_revoked", revokedSecret);
            await ExpectAsync(Closed, "token_expired", expired);
            await ExpectAsync(Closed, "token_in_query", null, "?token=x");
            await ExpectAsync(Closed, "scope_insufficient", await portal.IssueAsync(TokenScope.Read));
            await ExpectAsync(Rotate, "token_ended", admin, $"/{revoked.Id}");
            await ExpectAsync(Tokens, "csrf_missing", null, body: "{}", headers: [("Cookie", cookie)]);

            for (var i = 0; i < 20; i++)
                (await portal.AskAsync(HttpMethod.Get, "api/admin/tokens", "x", null, ("X-Forwarded-For", "203.0.113.1"))).Dispose();
            await ExpectAsync(Closed, "too_many_failures", "x", headers: [("X-Forwarded-For", "203.0.113.1")]);
            for (var i = 0; i < WigToken.Live.StreamSlots.PerAddress; i++)
                portal.Service<WigToken.Live.StreamSlots>().Take(System.Net.IPAddress.Parse("203.0.113.1"));
            await ExpectAsync("GET /api/usage/stream", "too_many_streams", null, headers: [("X-Forwarded-For", "203.0.113.1")]);

            using (var missing = new HttpRequestMessage(HttpMethod.Get, "api/usage/explain"))
                await ExpectAsync(missing, "GET", "/api/usage/explain", "id_missing", null);

            await using var busy = await TestPortal.StartAsync(Team.Setup() with { Services = new WaitingRepricer().Replace });
            var operatorOfBusy = await busy.IssueAsync(TokenScope.Admin);
            (await busy.AskAsync(HttpMethod.Post, "api/admin/prices/reprice", operatorOfBusy, """{"dryRun":true}""")).Dispose();
            await On(busy).ExpectAsync("POST /api/admin/prices/reprice", "reprice_running", operatorOfBusy, body: """{"dryRun":true}""");

            await using var slow = await TestPortal.StartAsync(Team.Setup(static options => options.RateLimitPerMinute = 1));
            var token = await slow.IssueAsync(TokenScope.Admin);
            (await slow.AskAsync(HttpMethod.Get, "api/admin/tokens", token)).Dispose();
            await On(slow).ExpectAsync(Closed, "rate_limited", token);
        }

        public async Task ExpectAsync(
            string operation, string code, string? token, string query = "", string? body = null, (string Name, string Value)[]? headers = null, string? describedUnder = null)
        {
            var (method, path) = (operation.Split(' ')[0], operation.Split(' ')[1]);
            using var request = new HttpRequestMessage(new HttpMethod(method), Address(path, query));
            var type = headers?.FirstOrDefault(static header => header.Name == "Content-Type").Value;
            if (body is not null)
                request.Content = new StringContent(body);
            request.Content?.Headers.Remove("Content-Type");
            request.Content?.Headers.TryAddWithoutValidation("Content-Type", type ?? "application/json");
            foreach (var (name, value) in (headers ?? []).Where(static header => header.Name != "Content-Type" && header.Value.Length > 0))
            {
                if (!request.Headers.TryAddWithoutValidation(name, value))
                    request.Content!.Headers.TryAddWithoutValidation(name, value);
            }

            await ExpectAsync(request, describedUnder ?? method, path, code, token);
        }

        public async Task ExpectBytesAsync(string operation, string code, string token, byte[] body, string? encoding)
        {
            var path = operation.Split(' ')[1];
            using var request = new HttpRequestMessage(HttpMethod.Post, Address(path, "")) { Content = new ByteArrayContent(body) };
            request.Content.Headers.TryAddWithoutValidation("Content-Type", "application/json");
            if (encoding is not null)
                request.Content.Headers.TryAddWithoutValidation("Content-Encoding", encoding);
            await ExpectAsync(request, "POST", path, code, token);
        }

        private async Task ExpectAsync(HttpRequestMessage request, string method, string path, string code, string? token)
        {
            if (token is not null)
                request.Headers.TryAddWithoutValidation("Authorization", "Bearer " + token);
            using var answer = await portal.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Cancel);
            Assert.True(answer.Content.Headers.ContentType?.MediaType == "application/problem+json", $"{request.Method} {request.RequestUri}: {answer.StatusCode}, expected was {code}");
            var problem = JsonSerializer.Deserialize(await answer.Content.ReadAsStreamAsync(Cancel), WigTokenJson.Default.Problem)!;
            Assert.Equal((code, answer.StatusCode), (problem.Code, (HttpStatusCode)problem.Status));
            Assert.True(
                ((string?)document.Response(path, problem.Status, method)?["description"])?.Contains($"`{code}`", StringComparison.Ordinal) == true, $"{method} {path} does not describe {problem.Status} {code}.");
            Seen.Add(code);
        }

        private Uri Address(string path, string query)
        {
            var numbered = int.TryParse(query.TrimStart('/'), out var id) ? path.Replace("{id}", $"{id}", StringComparison.Ordinal) : path;
            var address = document.Address(numbered).PathAndQuery + (numbered == path ? query : "");
            return new Uri(portal.Client.BaseAddress!, address);
        }

        private async Task<string> SignInAsync(string token)
        {
            using var response = await portal.AskAsync(HttpMethod.Post, "api/auth/session", null, $$"""{"token":"{{token}}"}""");
            return response.Headers.GetValues("Set-Cookie").Single().Split(';')[0];
        }
    }
}
