using System.Net;
using System.Text.Json.Nodes;
using WigToken.AspNetCore.Tests.Hosting;
using WigToken.Storage.Access;

namespace WigToken.AspNetCore.Tests.Access;

public sealed class BadTokenTests
{
    private const string Closed = "api/usage/recent";
    private const string Realm = "Bearer realm=\"wigtoken\"";

    // A good form and checksum, and nobody's.
    private static readonly string Stranger = TokenSecret.Generate(TokenScope.Read).Reveal();

    public static TheoryData<string> NoToken => ["", "Basic YWxpY2U6c2VjcmV0", "Bearer", "Bearer ", "bearer", "Negotiate", "wts_"];

    public static TheoryData<string> Malformed =>
    [
        "Bearer x", "Bearer wts_", "Bearer WTS" + Stranger[3..], "Bearer xts" + Stranger[3..], "Bearer " + Stranger[..^1], "Bearer " + Stranger + "0", "Bearer " + Damage(Stranger),
        "Bearer we" + Stranger[3..^1] + "!", $"Bearer {Stranger}, Bearer {Stranger}", "Bearer wts_" + new string('A', 600), "Bearer wts_" + new string('A', 20_000), "Bearer eyJhbGciOiJub25lIn0.e30.",
    ];

    [Theory]
    [MemberData(nameof(NoToken))]
    public async Task NoToken_IsMissing_AndNotWrittenDown(string authorization)
    {
        await using var portal = await TestPortal.StartAsync(Team.Setup());
        using var response = await portal.SendAsync(HttpMethod.Get, Closed, authorization.Length == 0 ? [] : [("Authorization", authorization)]);
        await response.AssertProblemAsync(HttpStatusCode.Unauthorized, "token_missing");
        Assert.Equal(Realm, response.Headers.WwwAuthenticate.ToString());
        Assert.Empty(await portal.AuditAsync());
    }

    [Theory]
    [MemberData(nameof(Malformed))]
    public async Task NoPossibleToken_IsMalformed(string authorization)
    {
        await using var portal = await TestPortal.StartAsync(Team.Setup());
        using var response = await portal.SendAsync(HttpMethod.Get, Closed, ("Authorization", authorization));
        await AssertRefusedAsync(portal, response, "token_malformed");
    }

    [Fact]
    public async Task TwoAuthorizations_AreMalformed_EvenIfBothAreGood()
    {
        await using var portal = await TestPortal.StartAsync(Team.Setup());
        var good = await portal.IssueAsync(TokenScope.Read);
        var answer = await portal.RawAsync($"GET /usage/{Closed} HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {good}\r\nAuthorization: Bearer {good}\r\nConnection: close\r\n\r\n");
        Assert.StartsWith("HTTP/1.1 401 ", answer, StringComparison.Ordinal);
        Assert.Contains("\"code\":\"token_malformed\"", answer, StringComparison.Ordinal);
        Assert.Single(await portal.AuditAsync(AuditActions.AuthFailed));
    }

    [Fact]
    public async Task Stranger_IsUnknown()
    {
        await using var portal = await TestPortal.StartAsync(Team.Setup());
        using var response = await portal.AskAsync(HttpMethod.Get, Closed, Stranger);
        await AssertRefusedAsync(portal, response, "token_unknown");
    }

    [Fact]
    public async Task EndedToken_IsSaidToHaveEnded_AndWrittenDownWithItsNumber()
    {
        await using var portal = await TestPortal.StartAsync(Team.Setup());
        var (revoked, secret) = await portal.IssueTokenAsync(TokenScope.Read, "bob");
        await portal.RevokeAsync(revoked.Id);
        using var response = await portal.AskAsync(HttpMethod.Get, Closed, secret);
        var entry = await AssertRefusedAsync(portal, response, "token_revoked");
        Assert.Equal((revoked.Id, "bob"), (entry.TokenId, entry.User));
    }

    [Theory]
    [InlineData("api/usage/recent")]
    [InlineData("api/admin/tokens")]
    [InlineData("api/auth/session")]
    public async Task TokenInTheAddress_IsRefused_WhateverItIs(string path)
    {
        await using var portal = await TestPortal.StartAsync(Team.Setup());
        foreach (var text in new[] { await portal.IssueAsync(TokenScope.Admin), Stranger, "x", "" })
        {
            using var response = await portal.GetAsync($"{path}?token={text}");
            await response.AssertProblemAsync(HttpStatusCode.Unauthorized, "token_in_query");
        }

        var entries = await portal.AuditAsync(AuditActions.AuthFailed);
        Assert.Equal(4, entries.Count);
        Assert.All(entries, static entry => Assert.DoesNotContain("wts_", entry.Meta, StringComparison.Ordinal));
    }

    [Fact]
    public async Task GoodToken_InAnySpellingOfTheScheme_IsTaken()
    {
        await using var portal = await TestPortal.StartAsync(Team.Setup());
        var good = await portal.IssueAsync(TokenScope.Read);
        foreach (var scheme in new[] { "Bearer", "bearer", "BEARER" })
        {
            using var response = await portal.SendAsync(HttpMethod.Get, Closed, ("Authorization", $"{scheme} {good}"));
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        }
    }

    [Fact]
    public async Task LongPath_IsWrittenDownInShort()
    {
        await using var portal = await TestPortal.StartAsync(Team.Setup());
        using var response = await portal.AskAsync(HttpMethod.Get, "api/usage/users/" + new string('x', 4000), Stranger);
        await response.AssertProblemAsync(HttpStatusCode.Unauthorized, "token_unknown");
        Assert.InRange(Assert.Single(await portal.AuditAsync(AuditActions.AuthFailed)).Meta.Length, 200, 300);
    }

    private static async Task<AuditEntry> AssertRefusedAsync(TestPortal portal, HttpResponseMessage response, string code)
    {
        Assert.DoesNotContain("wts_A", await response.AssertProblemAsync(HttpStatusCode.Unauthorized, code), StringComparison.Ordinal);
        Assert.Equal($"{Realm}, error=\"invalid_token\"", response.Headers.WwwAuthenticate.ToString());
        var entry = Assert.Single(await portal.AuditAsync(AuditActions.AuthFailed));
        Assert.Equal((code, "/usage/" + Closed), ((string?)JsonNode.Parse(entry.Meta)!["code"], (string?)JsonNode.Parse(entry.Meta)!["path"]));
        return entry;
    }

    private static string Damage(string token) => token[..20] + (token[20] == 'A' ? 'B' : 'A') + token[21..];
}
