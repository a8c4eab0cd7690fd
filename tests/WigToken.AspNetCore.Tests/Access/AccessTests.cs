using System.Text.Json.Nodes;
using WigToken.AspNetCore.Tests.Hosting;
using WigToken.Storage.Access;

namespace WigToken.AspNetCore.Tests.Access;

public sealed class AccessTests
{
    [Theory]
    [InlineData("team", "default", true, false)]
    [InlineData("team", "all", true, true)]
    [InlineData("team", "none", false, false)]
    [InlineData("solo", "default", true, true)]
    public async Task Nobody_IsToldWhatIsPublic_AndRefusedNothing(string mode, string publicReads, bool counters, bool read)
    {
        await using var portal = await TestPortal.StartAsync(Team.Setup(options => (options.Mode, options.PublicReads) = (mode, publicReads)));

        var access = await portal.AskJsonAsync(HttpMethod.Get, "api/auth/access", null);

        AssertAccess(access, counters, read, admin: false);
        Assert.Equal(mode, (string?)access["mode"]);
        Assert.Null(access["session"]);
    }

    [Theory]
    [InlineData(TokenScope.Ingest, false, false)]
    [InlineData(TokenScope.Read, true, false)]
    [InlineData(TokenScope.Admin, true, true)]
    public async Task Token_IsToldItsScope(TokenScope scope, bool read, bool admin)
    {
        await using var portal = await TestPortal.StartAsync(Team.Setup());

        AssertAccess(await portal.AskJsonAsync(HttpMethod.Get, "api/auth/access", await portal.IssueAsync(scope)), counters: true, read, admin);
    }

    private static void AssertAccess(JsonNode access, bool counters, bool read, bool admin) =>
        Assert.Equal((counters, read, admin), ((bool)access["counters"]!, (bool)access["read"]!, (bool)access["admin"]!));
}
