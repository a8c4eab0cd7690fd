using System.Net;
using WigToken.AspNetCore.Tests.Hosting;

namespace WigToken.AspNetCore.Tests.Embedding;

public sealed class PathPromiseTests
{
    [Theory]
    [InlineData("API/Usage/TOTALS")]
    [InlineData("api/usage/totals/")]
    [InlineData("api/usage/totals?unknown=1")]
    [InlineData("/USAGE/api/usage/totals")]
    public async Task E36_SpellingsOfAPath_AreTheSamePath(string path)
    {
        await using var portal = await TestPortal.WithLedgerAsync();
        Assert.Equal(await portal.TextAsync("api/usage/totals"), await portal.TextAsync(path));
    }

    [Theory]
    [InlineData("a%2Fb", HttpStatusCode.NotFound)]
    [InlineData("a%252Fb", HttpStatusCode.NotFound)]
    [InlineData("%FF", HttpStatusCode.NotFound)]
    [InlineData("%2e%2e", HttpStatusCode.NotFound)]
    [InlineData("%00", HttpStatusCode.BadRequest)]
    public async Task E36_OddNamesInAPath_AreNobody(string name, HttpStatusCode status)
    {
        await using var portal = await TestPortal.WithLedgerAsync();
        Assert.StartsWith($"HTTP/1.1 {(int)status} ", await portal.RawAsync($"GET /usage/api/usage/users/{name} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"), StringComparison.Ordinal);
        Assert.Empty(portal.Logs.Problems);
    }

    [Fact]
    public async Task E36_Http10_IsAnswered()
    {
        await using var portal = await TestPortal.WithLedgerAsync();
        var answer = await portal.RawAsync("GET /usage/api/usage/totals HTTP/1.0\r\n\r\n");
        Assert.StartsWith("HTTP/1.1 200 OK\r\n", answer, StringComparison.Ordinal);
        Assert.DoesNotContain("Transfer-Encoding", answer, StringComparison.OrdinalIgnoreCase);
        Assert.EndsWith("\r\n\r\n" + await portal.TextAsync("api/usage/totals"), answer, StringComparison.Ordinal);
    }
}
