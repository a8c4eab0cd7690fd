using System.Net;
using WigToken.AspNetCore.Tests.Hosting;

namespace WigToken.AspNetCore.Tests.Endpoints;

public sealed class RoutesTests
{
    public static readonly TheoryData<string> All =
    [
        "", "health", "api/usage/totals", "api/usage/stream", "api/usage/breakdown", "api/usage/breakdown.csv", "api/usage/timeseries",
        "api/usage/leaderboard", "api/usage/users/alice", "api/usage/recent", "metrics", "api/setup/status", "openapi/wigtoken.json",
        "api/usage/summary", "api/usage/labels", "api/usage/sessions", "api/usage/projects", "api/usage/explain?id=m1", "api/usage/explain/m1",
    ];

    // What describes the connection or the moment, not the answer.
    private static readonly string[] OfTheMoment = ["Date", "Transfer-Encoding", "Content-Length"];

    [Theory]
    [MemberData(nameof(All))]
    public async Task Head_HasTheHeadersOfGet_AndNoBody(string path)
    {
        await using var portal = await TestPortal.WithLedgerAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        using var get = await portal.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
        using var head = await portal.SendAsync(HttpMethod.Head, path);
        Assert.Equal(HttpStatusCode.OK, get.StatusCode);
        Assert.Equal(HttpStatusCode.OK, head.StatusCode);
        Assert.Equal(Headers(get), Headers(head));
        Assert.Equal("", await head.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task OtherMethods_AreRefusedWithWhatIsAllowed(string path)
    {
        await using var portal = await TestPortal.StartAsync();
        foreach (var method in new[] { "POST", "PUT", "DELETE", "PATCH", "OPTIONS", "BREW" })
        {
            using var response = await portal.SendAsync(new HttpMethod(method), path);
            Assert.Contains(method, await response.AssertProblemAsync(HttpStatusCode.MethodNotAllowed, "method_not_allowed"), StringComparison.Ordinal);
            Assert.Equal(["GET", "HEAD"], response.Content.Headers.Allow);
        }
    }

    [Theory]
    [InlineData("nope")]
    [InlineData("api")]
    [InlineData("api/usage")]
    [InlineData("api/usage/totals/more")]
    [InlineData("api/usage/users")]
    [InlineData("metrics/x")]
    [InlineData("%2e%2e%2fhost")]
    public async Task UnknownPath_IsNotFound_WhateverTheMethod(string path)
    {
        await using var portal = await TestPortal.StartAsync();
        foreach (var method in new[] { HttpMethod.Get, HttpMethod.Post })
        {
            using var response = await portal.SendAsync(method, path);
            await response.AssertProblemAsync(HttpStatusCode.NotFound, "not_found");
        }
    }

    [Fact]
    public async Task UnknownUser_IsNotFound_AndNamedInShort()
    {
        await using var portal = await TestPortal.WithLedgerAsync();
        // The 64th character is half of an emoji.
        var name = new string('x', 63) + "😀" + new string('y', 500);
        using var response = await portal.GetAsync("api/usage/users/" + Uri.EscapeDataString(name));
        var detail = await response.AssertProblemAsync(HttpStatusCode.NotFound, "user_unknown");
        Assert.Contains(new string('x', 63), detail, StringComparison.Ordinal);
        Assert.DoesNotContain("y\"", detail, StringComparison.Ordinal);
        Assert.DoesNotContain("yy", detail, StringComparison.Ordinal);
    }

    private static IEnumerable<string> Headers(HttpResponseMessage response) => response.Headers.Concat(response.Content.Headers)
        .Where(static header => !OfTheMoment.Contains(header.Key, StringComparer.OrdinalIgnoreCase))
        .Select(static header => $"{header.Key}: {string.Join(", ", header.Value)}")
        .Order(StringComparer.Ordinal);
}
