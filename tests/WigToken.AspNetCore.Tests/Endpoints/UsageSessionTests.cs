using System.Text.Json.Nodes;
using WigToken.AspNetCore.Tests.Hosting;
using WigToken.Parsing;
using static WigToken.AspNetCore.Tests.Samples.Ledger;

namespace WigToken.AspNetCore.Tests.Endpoints;

public sealed class UsageSessionTests
{
    [Fact]
    public async Task Session_HasItsLabelsTimesAndSums_SubAgentsToo()
    {
        await using var portal = await WithSessionsAsync();

        var session = (await portal.JsonAsync("api/usage/sessions"))["sessions"]![0]!;

        Assert.Equal(("one", "alice", Ten, Ten + 3 * Minute, 1), ((string)session["id"]!, (string)session["user"]!, (long)session["first"]!, (long)session["last"]!, (int)session["sidechainMessages"]!));
        Assert.Equal([Sonnet, Haiku], session["models"]!.AsArray().Select(static model => (string)model!));
        Assert.Equal((3, 33), ((int)session["totals"]!["messages"]!, (int)session["totals"]!["sum"]!));
    }

    [Theory]
    [InlineData("", "one,two,three")]
    [InlineData("?order=asc", "three,two,one")]
    [InlineData("?sort=first&order=asc", "three,two,one")]
    [InlineData("?sort=messages", "one,three,two")]
    [InlineData("?user=bob", "two")]
    [InlineData("?user=alice&user=bob&model=claude-haiku-4-5", "one")]
    [InlineData("?id=two", "two")]
    [InlineData("?id=", "")]
    [InlineData("?from=1777629600000", "one")]
    [InlineData("?to=1777629600000", "two,three")]
    public async Task Sessions_AreThoseThatMatch_InTheOrderAskedFor(string query, string ids)
    {
        await using var portal = await WithSessionsAsync();
        var (found, cursor) = (new List<string>(), "");
        do
        {
            var page = await portal.JsonAsync($"api/usage/sessions{query}{(query.Length > 0 ? '&' : '?')}limit=1{cursor}");
            found.AddRange(page["sessions"]!.AsArray().Select(static session => (string)session!["id"]!));
            cursor = (string?)page["next"] is { } next ? "&cursor=" + Uri.EscapeDataString(next) : "";
        }
        while (cursor.Length > 0);

        Assert.Equal(ids.Split(',', StringSplitOptions.RemoveEmptyEntries), found);
    }

    [Fact]
    public async Task Session_FilteredByModel_HasTheFiguresOfThatModel()
    {
        await using var portal = await WithSessionsAsync();

        var session = (await portal.JsonAsync($"api/usage/sessions?model={Haiku}"))["sessions"]![0]!;

        Assert.Equal((1, 1, Ten), ((int)session["totals"]!["messages"]!, (int)session["sidechainMessages"]!, (long)session["first"]!));
    }

    [Fact]
    public async Task Recent_OfASession_AreItsMessages_PageByPage()
    {
        await using var portal = await WithSessionsAsync();
        var first = await portal.JsonAsync("api/usage/recent?session=one&user=alice&limit=2");
        var second = await portal.JsonAsync($"api/usage/recent?session=one&user=alice&limit=2&cursor={first["next"]}");

        Assert.Equal(["a3", "a2"], Ids(first));
        Assert.Equal(["a1"], Ids(second));
        Assert.Null(second["next"]);
        Assert.Equal(("one", true), ((string?)second["entries"]![0]!["session"], (bool?)first["entries"]![0]!["sidechain"]));
    }

    [Theory]
    [InlineData("from=1777629660000&to=1777629780000", "a2")]
    [InlineData("model=claude-haiku-4-5", "a3")]
    [InlineData("project=", "b1")]
    [InlineData("user=bob&user=carol", "b1,c2,c1")]
    [InlineData("session=two&user=alice", "")]
    public async Task Recent_HasWhatMatches(string query, string ids)
    {
        await using var portal = await WithSessionsAsync();
        Assert.Equal(ids.Split(',', StringSplitOptions.RemoveEmptyEntries), Ids(await portal.JsonAsync("api/usage/recent?" + query)));
    }

    private static IEnumerable<string> Ids(JsonNode page) => page["entries"]!.AsArray().Select(static entry => (string)entry!["id"]!);

    private static async Task<TestPortal> WithSessionsAsync()
    {
        var portal = await TestPortal.StartAsync();
        await portal.IngestAsync(
            Alice.Of(In("one", "a1", Ten), In("one", "a2", Ten + Minute), In("one", "a3", Ten + 3 * Minute, Haiku) with { IsSidechain = true }),
            Bob.Of(In("two", "b1", Ten - Day)),
            (Alice with { User = "carol" }).Of(In("three", "c1", Ten - 3 * Day), In("three", "c2", Ten - 2 * Day)));
        return portal;
    }

    private static UsageRecord In(string session, string id, long at, string model = Sonnet) => Message(id, model, at) with { SessionId = session };
}
