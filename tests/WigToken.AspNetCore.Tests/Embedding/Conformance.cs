using System.IO.Compression;
using System.Net;
using System.Text;
using WigToken.AspNetCore.Tests.Hosting;
using WigToken.Storage.Access;
using static WigToken.AspNetCore.Tests.Samples.Ledger;

namespace WigToken.AspNetCore.Tests.Embedding;

/// <summary>Everything that can be asked of us, and the answers, to be compared between hosts.</summary>
internal static class Conformance
{
    private static readonly string[] ComparedHeaders =
        ["Allow", "Access-Control-Allow-Origin", "Cache-Control", "Content-Disposition", "Content-Security-Policy", "Content-Type", "ETag", "Location", "Retry-After", "WWW-Authenticate", "X-Content-Type-Options"];

    private const string BadJson = "{ bad json", Json = "application/json", Page = "https://page.example";

    // Those that need a token come with one of their scope, and from the page of a widget.
    private static readonly (TokenScope? Scope, string Method, string Path, string? ContentType, string Body)[] TeamQuestions =
    [
        (null, "POST", "api/ingest/messages", Json, "{}"),
        (null, "GET", "api/admin/tokens", null, ""),
        (null, "GET", "api/auth/session", null, ""),
        (null, "GET", "embed/totals", null, ""),
        (null, "OPTIONS", "embed/totals", null, ""),
        (null, "POST", "api/auth/session", Json, BadJson),
        (null, "POST", "api/auth/session", "text/plain", BadJson),
        (null, "POST", "api/auth/session", "application/x-www-form-urlencoded", "token=x"),
        (null, "PUT", "api/auth/session", Json, "{}"),
        (null, "DELETE", "api/auth/session", null, ""),
        (null, "GET", "api/ingest/messages", null, ""),
        (null, "POST", "api/ingest/nope", Json, "{}"),
        (null, "GET", "api/admin/nope", null, ""),
        (null, "GET", "embed/nope", null, ""),
        (TokenScope.Ingest, "POST", "api/ingest/messages", Json, """{"machine":"m","messages":[7]}"""),
        (TokenScope.Ingest, "POST", "api/ingest/messages", Json, BadJson),
        (TokenScope.Ingest, "POST", "api/ingest/messages", "text/plain", "{}"),
        (TokenScope.Ingest, "POST", "api/ingest/messages", "application/x-www-form-urlencoded", "a=b"),
        (TokenScope.Ingest, "GET", "api/admin/audit", null, ""),
        (TokenScope.Ingest, "GET", "embed/totals", null, ""),
        (TokenScope.Admin, "GET", "api/admin/machines", null, ""),
        (TokenScope.Admin, "GET", "api/admin/prices", null, ""),
        (TokenScope.Admin, "GET", "api/admin/prices/reprice", null, ""),
        (TokenScope.Admin, "POST", "api/admin/prices/reprice", Json, "{}"),
        (TokenScope.Read, "POST", "api/admin/prices/reprice", Json, """{"dryRun":true}"""),
        (TokenScope.Admin, "GET", "api/admin/audit.csv?action=setup_completed", null, ""),
        (TokenScope.Admin, "POST", "api/admin/tokens", Json, BadJson),
        (TokenScope.Admin, "POST", "api/admin/tokens", "text/plain", "{}"),
        (TokenScope.Admin, "PUT", "api/admin/tokens", Json, "{}"),
        (TokenScope.Admin, "DELETE", "api/admin/tokens/1", null, ""),
        (TokenScope.Admin, "GET", "api/admin/audit?cursor=x", null, ""),
        (TokenScope.Admin, "POST", "api/admin/embed-origins", Json, """{"origin":"https://b.example"}"""),
        (TokenScope.Admin, "POST", "api/admin/embed-origins", Json, """{"origin":"https://b.example"}"""),
        (TokenScope.Admin, "GET", "api/admin/embed-origins", null, ""),
        (TokenScope.Admin, "POST", "api/setup/complete", Json, "{}"),
        (TokenScope.Admin, "GET", "api/setup/status", null, ""),
        (TokenScope.Embed, "GET", "embed/totals", null, ""),
        (TokenScope.Embed, "GET", "embed/leaderboard?by=model", null, ""),
        (TokenScope.Embed, "GET", "embed/leaderboard", null, ""),
        (TokenScope.Embed, "GET", "embed/recent", null, ""),
    ];

    private static readonly (string Method, string Path, string? ContentType)[] Questions =
    [
        ("GET", "", null),
        ("GET", "health", null),
        ("GET", "api/usage/totals", null),
        ("HEAD", "api/usage/totals", null),
        ("GET", "api/usage/breakdown", null),
        ("GET", "api/usage/breakdown.csv", null),
        ("GET", $"api/usage/timeseries?from={Ten}&to={Now}&step=60000&by=model", null),
        ("GET", $"api/usage/timeseries?from={Ten}&to={Now}&step=day&tz=Asia/Kathmandu", null),
        ("GET", "api/usage/leaderboard?by=model_family", null),
        ("GET", "api/usage/users/alice", null),
        ("GET", "api/usage/recent", null),
        ("GET", $"api/usage/summary?from={Ten}&to={Now}&compare=previous&by=project", null),
        ("GET", "api/usage/labels?user=alice", null),
        ("GET", "api/usage/sessions?sort=cost", null),
        ("GET", "api/usage/projects", null),
        ("GET", "api/usage/explain?id=m1", null),
        ("GET", "api/usage/explain/m2", null),
        ("GET", "api/setup/status", null),
        ("GET", "metrics", null),
        ("GET", "openapi/wigtoken.json", null),
        // Unknown: 404.
        ("GET", "api/usage/nope", null),
        ("GET", "assets/nope.js", null),
        ("GET", "api/usage/users/nobody", null),
        ("POST", "api/setup/nope", "application/json"),
        // Wrong method, whatever the body: 405.
        ("POST", "api/usage/totals", "application/json"),
        ("POST", "api/usage/totals", "text/plain"),
        ("POST", "api/usage/recent", "application/x-www-form-urlencoded"),
        ("DELETE", "metrics", null),
        ("OPTIONS", "health", null),
        // Wrong query: 400.
        ("GET", "api/usage/timeseries?step=1", null),
        ("GET", "api/usage/recent?limit=1&limit=2", null),
        ("GET", "api/usage/leaderboard?from=2&to=1", null),
        ("GET", "api/usage/explain?id=nobody", null),
        ("GET", "api/usage/summary?compare=previous", null),
    ];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static async Task<IReadOnlyList<string>> AnswersAsync(TestPortal portal)
    {
        var answers = new List<string>();
        var tokens = new Dictionary<TokenScope, string>();
        foreach (var scope in Enum.GetValues<TokenScope>())
            tokens[scope] = await portal.IssueAsync(scope);
        await portal.ListOriginAsync(Page);
        foreach (var (scope, method, path, contentType, content) in Questions.Select(static ask => ((TokenScope?)null, ask.Method, ask.Path, ask.ContentType, BadJson)).Concat(TeamQuestions))
        {
            using var request = new HttpRequestMessage(new HttpMethod(method), path);
            request.Headers.AcceptEncoding.ParseAdd("gzip");
            if (contentType is not null)
                request.Content = new StringContent(content, Encoding.UTF8, contentType);
            if (scope is { } some)
                request.Headers.Add("Authorization", "Bearer " + tokens[some]);
            if (path.StartsWith("embed", StringComparison.Ordinal))
                request.Headers.Add("Origin", Page);
            using var response = await portal.Client.SendAsync(request, Cancel);
            // A host that lets anybody read overwrites this one, which is why nothing depends on it.
            var isOverwritten = request.Headers.Contains("Origin");
            var headers = response.Headers.Concat(response.Content.Headers)
                .Where(header => ComparedHeaders.Contains(header.Key) && !(isOverwritten && header.Key == "Access-Control-Allow-Origin"))
                .Select(static header => $"{header.Key}: {string.Join(", ", header.Value)}").Order(StringComparer.Ordinal);
            // Cutting off the body that answers HEAD is the server's part, which the one for tests leaves out.
            var body = method == "HEAD" ? "" : InOrder(path, await BodyAsync(response));
            answers.Add($"{scope} {method} {path} {contentType} {content}\n{(int)response.StatusCode}\n{string.Join('\n', headers)}\n\n{body}");
        }

        return answers;
    }

    private static async Task<string> BodyAsync(HttpResponseMessage response)
    {
        Assert.False(response.StatusCode == HttpStatusCode.InternalServerError, await response.Content.ReadAsStringAsync(Cancel));
        await using var body = await response.Content.ReadAsStreamAsync(Cancel);
        await using var plain = response.Content.Headers.ContentEncoding.Contains("gzip") ? new GZipStream(body, CompressionMode.Decompress) : body;
        using var reader = new StreamReader(plain);
        return await reader.ReadToEndAsync(Cancel);
    }

    // The order of samples within a family means nothing.
    private static string InOrder(string path, string body) => path == "metrics" ? string.Join('\n', body.Split('\n').Order(StringComparer.Ordinal)) : body;
}
