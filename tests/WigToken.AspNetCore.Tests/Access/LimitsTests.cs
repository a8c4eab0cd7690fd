using System.Diagnostics;
using System.Net;
using WigToken.Access;
using WigToken.AspNetCore.Tests.Hosting;
using WigToken.Storage.Access;

namespace WigToken.AspNetCore.Tests.Access;

public sealed class LimitsTests
{
    private const string Closed = "api/usage/recent";
    private const string Page = "https://page.example";

    private static readonly string Stranger = TokenSecret.Generate(TokenScope.Read).Reveal();

    [Fact]
    public async Task TokenUsedTooOften_HasToWait_AndOthersNeedNot()
    {
        await using var portal = await TestPortal.StartAsync(Team.Setup(static options => options.RateLimitPerMinute = 5));
        var (fast, other) = (await portal.IssueAsync(TokenScope.Read), await portal.IssueAsync(TokenScope.Read));
        for (var i = 0; i < 5; i++)
            Assert.Equal(HttpStatusCode.OK, (await StatusAsync(portal, fast, $"192.0.2.{i}")).Status);
        var (status, wait) = await StatusAsync(portal, fast, "192.0.2.99");
        Assert.Equal(HttpStatusCode.TooManyRequests, status);
        Assert.InRange(wait!.Value, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(12));
        Assert.Equal(HttpStatusCode.OK, (await StatusAsync(portal, other, "192.0.2.99")).Status);
        using var refused = await portal.AskAsync(HttpMethod.Get, Closed, fast);
        await refused.AssertProblemAsync(HttpStatusCode.TooManyRequests, "rate_limited");
    }

    [Fact]
    public async Task EmbedTokenUsedTooOften_OnlyThatAddressHasToWait()
    {
        await using var portal = await TestPortal.StartAsync(Team.Setup(static options => options.RateLimitPerMinute = 5));
        await portal.ListOriginAsync(Page);
        var (one, two) = (await portal.IssueAsync(TokenScope.Embed), await portal.IssueAsync(TokenScope.Embed));
        async Task<HttpStatusCode> AskAsync(string token, string address)
        {
            using var response = await portal.SendAsync(HttpMethod.Get, $"embed/totals?token={token}", ("Origin", Page), ("X-Forwarded-For", address));
            return response.StatusCode;
        }

        for (var i = 0; i < 5; i++)
            Assert.Equal(HttpStatusCode.OK, await AskAsync(one, "192.0.2.1"));
        Assert.Equal(HttpStatusCode.TooManyRequests, await AskAsync(one, "192.0.2.1"));
        Assert.Equal(HttpStatusCode.OK, await AskAsync(one, "192.0.2.2"));
        Assert.Equal(HttpStatusCode.OK, await AskAsync(two, "192.0.2.1"));
    }

    [Fact]
    public async Task WrongTokensFromOneAddress_AreTooManyAfterTwenty_AndGoodOnesStillPass()
    {
        await using var portal = await TestPortal.StartAsync(Team.Setup());
        var good = await portal.IssueAsync(TokenScope.Read);
        var refused = await FailAsync(portal, static _ => "192.0.2.1");
        Assert.InRange(refused.Count(static status => status == HttpStatusCode.Unauthorized), 20, 30);
        Assert.Equal(HttpStatusCode.TooManyRequests, refused[^1]);
        // What is too much is not written down.
        Assert.Equal(refused.Count(static status => status == HttpStatusCode.Unauthorized), (await portal.AuditAsync(AuditActions.AuthFailed)).Count);

        using var late = await portal.AskAsync(HttpMethod.Get, Closed, Stranger, null, ("X-Forwarded-For", "192.0.2.1"));
        await late.AssertProblemAsync(HttpStatusCode.TooManyRequests, "too_many_failures");
        Assert.InRange(late.Headers.RetryAfter!.Delta!.Value, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(3));
        Assert.Equal(HttpStatusCode.OK, (await StatusAsync(portal, good, "192.0.2.1")).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await StatusAsync(portal, Stranger, "192.0.2.2")).Status);
    }

    [Fact]
    public async Task WrongTokensFromOneNetworkOfIPv6_AreOneAddress()
    {
        await using var portal = await TestPortal.StartAsync(Team.Setup());
        Assert.Contains(HttpStatusCode.TooManyRequests, await FailAsync(portal, static i => $"2001:db8:1:2::{i:x}"));
        Assert.Equal(HttpStatusCode.Unauthorized, (await StatusAsync(portal, Stranger, "2001:db8:1:3::1")).Status);
    }

    [Theory]
    [InlineData("Bearer x", "api/usage/recent")]
    [InlineData("", "api/usage/recent?token=x")]
    public async Task EveryWrongToken_Counts(string authorization, string path)
    {
        await using var portal = await TestPortal.StartAsync(Team.Setup());
        var answers = new List<HttpStatusCode>();
        for (var i = 0; i < 40; i++)
        {
            using var response = await portal.SendAsync(HttpMethod.Get, path, authorization.Length > 0 ? [("Authorization", authorization)] : []);
            answers.Add(response.StatusCode);
        }

        Assert.Equal(HttpStatusCode.Unauthorized, answers[19]);
        Assert.Contains(HttpStatusCode.TooManyRequests, answers);
    }

    [Fact]
    public async Task FailedSignIns_AreWrongTokens()
    {
        await using var portal = await TestPortal.StartAsync(Team.Setup());
        var answers = new List<HttpStatusCode>();
        for (var i = 0; i < 40; i++)
        {
            using var response = await portal.AskAsync(HttpMethod.Post, "api/auth/session", null, $$"""{"token":"{{Stranger}}"}""");
            answers.Add(response.StatusCode);
        }

        Assert.Equal(HttpStatusCode.Unauthorized, answers[19]);
        Assert.Contains(HttpStatusCode.TooManyRequests, answers);
    }

    [Fact]
    public async Task RequestsWithoutAnyToken_AreNoFailures()
    {
        await using var portal = await TestPortal.StartAsync(Team.Setup());
        for (var i = 0; i < 40; i++)
        {
            using var response = await portal.GetAsync(Closed);
            Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        }
    }

    [Fact]
    public async Task AnyNumberOfAddresses_SharesABoundedNumberOfCounts()
    {
        await using var portal = await TestPortal.StartAsync(Team.Setup());
        var limits = portal.Service<Limits>();
        var clock = Stopwatch.StartNew();
        var passed = Enumerable.Range(0, 200_000).Count(i => limits.TakeFailure(new IPAddress([10, (byte)(i >> 16), (byte)(i >> 8), (byte)i])) is null);
        // Each of 4,096 counts begins with 20 and gets one more every three seconds.
        Assert.InRange(passed, 20 * 4000, 4096 * (21 + (int)(clock.Elapsed.TotalSeconds / 3)));
    }

    private static async Task<List<HttpStatusCode>> FailAsync(TestPortal portal, Func<int, string> address)
    {
        var answers = new List<HttpStatusCode>();
        for (var i = 0; i < 40; i++)
            answers.Add((await StatusAsync(portal, Stranger, address(i))).Status);
        return answers;
    }

    private static async Task<(HttpStatusCode Status, TimeSpan? Wait)> StatusAsync(TestPortal portal, string token, string address)
    {
        using var response = await portal.AskAsync(HttpMethod.Get, Closed, token, null, ("X-Forwarded-For", address));
        return (response.StatusCode, response.Headers.RetryAfter?.Delta);
    }
}
