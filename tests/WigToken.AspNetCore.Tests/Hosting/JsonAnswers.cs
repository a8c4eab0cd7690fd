using System.Net;
using System.Text.Json.Nodes;

namespace WigToken.AspNetCore.Tests.Hosting;

/// <summary>Reads and judges answers.</summary>
internal static class JsonAnswers
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static async Task<JsonNode> JsonAsync(this TestPortal portal, string path) => JsonNode.Parse(await portal.TextAsync(path))!;

    /// <summary>A body as it is on the wire: written over several lines in a test, sent in one.</summary>
    public static string OneLine(string json) => string.Concat(json.Split('\n').Select(static line => line.Trim()));

    /// <summary>Checks everything that is promised of every error, and returns its detail.</summary>
    public static async Task<string> AssertProblemAsync(this HttpResponseMessage response, HttpStatusCode status, string code)
    {
        var body = await response.Content.ReadAsStringAsync(Cancel);
        Assert.True(status == response.StatusCode, $"{response.StatusCode}: {body}");
        Assert.Equal("application/problem+json; charset=utf-8", response.Content.Headers.ContentType?.ToString());
        Assert.Equal("no-store", response.Headers.CacheControl?.ToString());
        Assert.Equal(["nosniff"], response.Headers.GetValues("X-Content-Type-Options"));
        var problem = JsonNode.Parse(body)!.AsObject();
        Assert.Equal(["type", "title", "status", "code", "detail", "error"], problem.Select(static property => property.Key));
        Assert.Equal("about:blank", (string?)problem["type"]);
        Assert.Equal((int)status, (int?)problem["status"]);
        Assert.Equal(code, (string?)problem["code"]);
        Assert.NotEqual("", (string?)problem["title"]);
        var detail = (string?)problem["detail"];
        Assert.False(string.IsNullOrWhiteSpace(detail));
        Assert.Equal(detail, (string?)problem["error"]);
        return detail;
    }
}
