using System.IO.Compression;
using System.Net;
using System.Text;
using WigToken.AspNetCore.Tests.Hosting;
using static WigToken.AspNetCore.Tests.Samples.Ledger;

namespace WigToken.AspNetCore.Tests.Embedding;

/// <summary>Everything that can be asked of us, and the answers, to be compared between hosts.</summary>
internal static class Conformance
{
    private static readonly string[] ComparedHeaders =
        ["Allow", "Access-Control-Allow-Origin", "Cache-Control", "Content-Disposition", "Content-Security-Policy", "Content-Type", "ETag", "Location", "Retry-After", "WWW-Authenticate", "X-Content-Type-Options"];

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
    ];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static async Task<IReadOnlyList<string>> AnswersAsync(TestPortal portal)
    {
        var answers = new List<string>();
        foreach (var (method, path, contentType) in Questions)
        {
            using var request = new HttpRequestMessage(new HttpMethod(method), path);
            request.Headers.AcceptEncoding.ParseAdd("gzip");
            if (contentType is not null)
                request.Content = new StringContent("{ bad json", Encoding.UTF8, contentType);
            using var response = await portal.Client.SendAsync(request, Cancel);
            var headers = response.Headers.Concat(response.Content.Headers).Where(static header => ComparedHeaders.Contains(header.Key))
                .Select(static header => $"{header.Key}: {string.Join(", ", header.Value)}").Order(StringComparer.Ordinal);
            // Cutting off the body that answers HEAD is the server's part, which the one for tests leaves out.
            var body = method == "HEAD" ? "" : InOrder(path, await BodyAsync(response));
            answers.Add($"{method} {path} {contentType}\n{(int)response.StatusCode}\n{string.Join('\n', headers)}\n\n{body}");
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
