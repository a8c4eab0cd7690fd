using System.Net;
using Microsoft.AspNetCore.Builder;
using WigToken.AspNetCore.Tests.Hosting;
using WigToken.Storage.Access;

namespace WigToken.AspNetCore.Tests.Access;

/// <summary>Whose address counts, seen in what the audit log has of a wrong token.</summary>
public sealed class ClientTests
{
    [Theory]
    // Nobody in between.
    [InlineData("198.51.100.7", null, "198.51.100.7", null)]
    [InlineData("::ffff:198.51.100.7", null, "198.51.100.7", null)]
    // A stranger says whose request it is.
    [InlineData("198.51.100.7", "203.0.113.5", "198.51.100.7", null)]
    [InlineData("2001:db8::7", "203.0.113.5", "2001:db8::7", null)]
    // A proxy that is trusted does.
    [InlineData("10.1.2.3", "203.0.113.5", "203.0.113.5", "10.1.2.3")]
    [InlineData("::ffff:10.1.2.3", "203.0.113.5", "203.0.113.5", "10.1.2.3")]
    [InlineData("10.1.2.3", "203.0.113.5:4711", "203.0.113.5", "10.1.2.3")]
    [InlineData("10.1.2.3", "[2001:db8::5]:4711", "2001:db8::5", "10.1.2.3")]
    [InlineData("10.1.2.3", "2001:db8::5", "2001:db8::5", "10.1.2.3")]
    [InlineData("fd00::1", "203.0.113.5", "203.0.113.5", "fd00::1")]
    [InlineData("10.1.2.3", "::ffff:203.0.113.5", "203.0.113.5", "10.1.2.3")]
    // Of a chain, what the last stranger says does not count.
    [InlineData("10.1.2.3", "1.1.1.1, 203.0.113.5", "203.0.113.5", "10.1.2.3")]
    [InlineData("10.1.2.3", "203.0.113.5, 10.9.9.9", "203.0.113.5", "10.1.2.3")]
    [InlineData("10.1.2.3", "1.1.1.1,203.0.113.5,fd00::2 , 10.9.9.9", "203.0.113.5", "10.1.2.3")]
    [InlineData("10.1.2.3", "10.9.9.8, 10.9.9.9", "10.9.9.8", "10.1.2.3")]
    // What is no address ends the chain.
    [InlineData("10.1.2.3", "", "10.1.2.3", null)]
    [InlineData("10.1.2.3", "unknown", "10.1.2.3", null)]
    [InlineData("10.1.2.3", "203.0.113.5, ", "10.1.2.3", null)]
    [InlineData("10.1.2.3", "203.0.113.5, <script>", "10.1.2.3", null)]
    [InlineData("10.1.2.3", "203.0.113.5, garbage, 10.9.9.9", "10.9.9.9", "10.1.2.3")]
    public async Task Address_IsTheLastThatNoTrustedProxyHas(string peer, string? forwarded, string address, string? writtenPeer)
    {
        await using var portal = await PortalAsync("10.0.0.0/8, fd00::/8");
        var entry = await FailAsync(portal, peer, forwarded is null ? [] : [("X-Forwarded-For", forwarded)]);
        Assert.Equal(address, entry.Address);
        Assert.Equal(writtenPeer, (string?)System.Text.Json.Nodes.JsonNode.Parse(entry.Meta)!["peer"]);
    }

    [Theory]
    [InlineData("127.0.0.1", "127.0.0.0/8,::1", "203.0.113.5")]
    [InlineData("::1", "127.0.0.0/8,::1", "203.0.113.5")]
    [InlineData("127.0.0.1", "none", "127.0.0.1")]
    [InlineData("127.0.0.1", "", "127.0.0.1")]
    [InlineData("127.0.0.1", "10.0.0.0/8", "127.0.0.1")]
    [InlineData("192.0.2.7", "192.0.2.7", "203.0.113.5")]
    [InlineData("192.0.2.8", "192.0.2.7", "192.0.2.8")]
    public async Task Proxies_AreTrustedAsTheSettingSays(string peer, string trusted, string address)
    {
        await using var portal = await PortalAsync(trusted);
        Assert.Equal(address, (await FailAsync(portal, peer, ("X-Forwarded-For", "203.0.113.5"))).Address);
    }

    [Fact]
    public async Task SeveralLines_AreOneChain()
    {
        await using var portal = await PortalAsync("127.0.0.1");
        await portal.RawAsync(
            $"GET /usage/api/usage/recent HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer x\r\nX-Forwarded-For: 203.0.113.4\r\nX-Forwarded-For: 203.0.113.5\r\nConnection: close\r\n\r\n");
        Assert.Equal("203.0.113.5", Assert.Single(await portal.AuditAsync(AuditActions.AuthFailed)).Address);
    }

    private static async Task<AuditEntry> FailAsync(TestPortal portal, string peer, params (string Name, string Value)[] headers)
    {
        using var response = await portal.AskAsync(HttpMethod.Get, "api/usage/recent", "x", null, [("X-Test-Peer", peer), .. headers]);
        await response.AssertProblemAsync(HttpStatusCode.Unauthorized, "token_malformed");
        return Assert.Single(await portal.AuditAsync(AuditActions.AuthFailed));
    }

    private static Task<TestPortal> PortalAsync(string trusted) => TestPortal.StartAsync(Team.Setup(options => options.TrustedProxies = trusted) with
    {
        Pipeline = static app => app.Use(static (context, next) =>
        {
            if (context.Request.Headers["X-Test-Peer"] is [{ } peer])
                context.Connection.RemoteIpAddress = IPAddress.Parse(peer);
            return next(context);
        }),
    });
}
