using System.Net;
using WigToken.AspNetCore.Tests.Hosting;

namespace WigToken.AspNetCore.Tests.Access;

public sealed class GateTests
{
    private static readonly string[] Counters =
    [
        "api/usage/totals", "api/usage/stream", "api/usage/breakdown", "api/usage/breakdown.csv", "metrics", "api/setup/status", "openapi/wigtoken.json",
    ];

    private static readonly string[] Reads =
        ["api/usage/timeseries", "api/usage/leaderboard", "api/usage/users/alice", "api/usage/recent",
         "api/usage/summary", "api/usage/labels", "api/usage/sessions", "api/usage/projects", "api/usage/explain?id=m1", "api/usage/explain/m1"];

    [Theory]
    [InlineData("team", "default", true, false)]
    [InlineData("team", "all", true, true)]
    [InlineData("team", "none", false, false)]
    [InlineData("solo", "default", true, true)]
    [InlineData("solo", "all", true, true)]
    [InlineData("solo", "none", false, false)]
    [InlineData("TEAM", "Default", true, false)]
    public async Task Reads_AreOpenAsTheModeAndTheSettingSay(string mode, string publicReads, bool areCountersOpen, bool areReadsOpen)
    {
        await using var portal = await TestPortal.WithLedgerAsync(With(mode, publicReads));
        await AssertOpenAsync(portal, ["health"], isOpen: true);
        await AssertOpenAsync(portal, Counters, areCountersOpen);
        await AssertOpenAsync(portal, Reads, areReadsOpen);
    }

    [Fact]
    public async Task ClosedRead_OfAnUnknownUser_DoesNotTellThatHeIsUnknown()
    {
        await using var portal = await TestPortal.WithLedgerAsync(With("team", "default"));
        using var known = await portal.GetAsync("api/usage/users/alice");
        using var unknown = await portal.GetAsync("api/usage/users/nobody");
        Assert.Equal(
            await known.AssertProblemAsync(HttpStatusCode.Unauthorized, "token_missing"),
            await unknown.AssertProblemAsync(HttpStatusCode.Unauthorized, "token_missing"));
    }

    [Theory]
    [InlineData("localhost")]
    [InlineData("localhost:10103")]
    [InlineData("LOCALHOST")]
    [InlineData("127.0.0.1")]
    [InlineData("127.0.0.2:8080")]
    [InlineData("[::1]")]
    [InlineData("[::1]:10103")]
    [InlineData("wigtoken.localhost")]
    [InlineData("usage.example.com")]
    [InlineData("USAGE.example.com:443")]
    [InlineData("other.example.com")]
    public async Task Solo_AnswersToLocalAndAllowedNames(string host)
    {
        await using var portal = await TestPortal.StartAsync(With("solo", "default", "usage.example.com, other.example.com"));
        using var response = await portal.SendAsync(HttpMethod.Get, "api/usage/recent", ("Host", host));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Theory]
    [InlineData("evil.example")]
    [InlineData("localhost.evil.example")]
    [InlineData("evillocalhost")]
    [InlineData("127.0.0.1.nip.io")]
    [InlineData("192.168.1.10")]
    [InlineData("0.0.0.0")]
    [InlineData("[fe80::1]")]
    [InlineData("sub.usage.example.com")]
    public async Task Solo_RefusesOtherNames_OnEveryRoute(string host)
    {
        await using var portal = await TestPortal.WithLedgerAsync(With("solo", "all", "usage.example.com"));
        foreach (var path in Counters.Concat(Reads).Append("health").Append("nope"))
        {
            using var response = await portal.SendAsync(HttpMethod.Get, path, ("Host", host));
            var detail = await response.AssertProblemAsync(HttpStatusCode.Forbidden, "host_not_allowed");
            Assert.Contains("ALLOWED_HOSTS (WigToken:AllowedHosts)", detail, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Team_WithAllowedHosts_AnswersToThoseAndLocalOnes()
    {
        await using var portal = await TestPortal.StartAsync(With("team", "default", "usage.example.com"));
        foreach (var (host, status) in ((string, HttpStatusCode)[])[("usage.example.com", HttpStatusCode.OK), ("127.0.0.1", HttpStatusCode.OK), ("evil.example", HttpStatusCode.Forbidden)])
        {
            using var response = await portal.SendAsync(HttpMethod.Get, "api/usage/totals", ("Host", host));
            Assert.Equal(status, response.StatusCode);
        }
    }

    [Fact]
    public async Task Team_AnswersToEveryName()
    {
        await using var portal = await TestPortal.StartAsync(With("team", "default"));
        using var response = await portal.SendAsync(HttpMethod.Get, "api/usage/totals", ("Host", "usage.example.com"));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Theory]
    [InlineData("http://localhost:3000", null, true)]
    [InlineData("http://localhost:3001", null, false)]
    [InlineData("https://a.example", "https://a.example, https://b.example", true)]
    [InlineData("https://b.example", "https://a.example, https://b.example", true)]
    [InlineData("http://a.example", "https://a.example", false)]
    [InlineData("https://a.example:8443", "https://a.example", false)]
    [InlineData("https://sub.a.example", "https://a.example", false)]
    [InlineData("http://localhost:3000", "https://a.example", false)]
    [InlineData("null", "https://a.example", false)]
    [InlineData("http://localhost:3000", "", false)]
    public async Task Counters_MayBeReadByPagesOfAllowedOrigins(string origin, string? allowed, bool isAllowed)
    {
        await using var portal = await TestPortal.StartAsync(new PortalSetup
        {
            Options = options => options.AllowedOrigins = allowed ?? options.AllowedOrigins,
        });
        foreach (var path in Counters.Except(["api/usage/stream"]))
        {
            using var response = await portal.SendAsync(HttpMethod.Get, path, ("Origin", origin));
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            Assert.Equal(isAllowed ? [origin] : [], AllowedOrigins(response));
            Assert.Contains("Origin", response.Headers.Vary);
            Assert.False(response.Headers.Contains("Access-Control-Allow-Credentials"));
        }
    }

    [Fact]
    public async Task OtherReads_MayNotBeReadByPagesOfAllowedOrigins()
    {
        await using var portal = await TestPortal.WithLedgerAsync();
        foreach (var path in Reads.Append("health").Append("nope"))
        {
            using var response = await portal.SendAsync(HttpMethod.Get, path, ("Origin", "http://localhost:3000"));
            Assert.Empty(AllowedOrigins(response));
        }
    }

    [Fact]
    public async Task Stream_MayBeReadByPagesOfAllowedOrigins()
    {
        await using var portal = await TestPortal.StartAsync();
        portal.Client.DefaultRequestHeaders.Add("Origin", "http://localhost:3000");
        using var stream = await EventStream.OpenAsync(portal);
        Assert.Equal(["http://localhost:3000"], AllowedOrigins(stream.Response));
    }

    private static async Task AssertOpenAsync(TestPortal portal, IEnumerable<string> paths, bool isOpen)
    {
        foreach (var path in paths)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, path);
            using var response = await portal.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
            if (isOpen)
            {
                Assert.True(response.StatusCode == HttpStatusCode.OK, $"{path} was answered {response.StatusCode}.");
                continue;
            }

            await response.AssertProblemAsync(HttpStatusCode.Unauthorized, "token_missing");
            Assert.Equal("Bearer realm=\"wigtoken\"", response.Headers.WwwAuthenticate.ToString());
        }
    }

    private static IEnumerable<string> AllowedOrigins(HttpResponseMessage response) =>
        response.Headers.TryGetValues("Access-Control-Allow-Origin", out var values) ? values : [];

    private static PortalSetup With(string mode, string publicReads, string? allowedHosts = null) => new()
    {
        Options = options => (options.Mode, options.PublicReads, options.AllowedHosts) = (mode, publicReads, allowedHosts),
    };
}
