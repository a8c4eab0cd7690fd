using System.Net;
using WigToken.AspNetCore.Tests.Hosting;
using WigToken.Storage.Access;
using static WigToken.AspNetCore.Tests.Samples.Ledger;

namespace WigToken.AspNetCore.Tests.Endpoints;

/// <summary>What a widget's token shows, and that it shows nothing else.</summary>
public sealed class EmbedTests
{
    private const string Page = "https://page.example";

    private static readonly (string Query, EmbedExposures[] Needs)[] Queries =
    [
        ("embed/totals?", [EmbedExposures.Totals]),
        ("embed/stream?", [EmbedExposures.Totals]),
        ("embed/timeseries?", [EmbedExposures.Timeseries]),
        ("embed/timeseries?by=user&", [EmbedExposures.Timeseries, EmbedExposures.Users]),
        ("embed/timeseries?by=machine&", [EmbedExposures.Timeseries, EmbedExposures.Machines]),
        ("embed/timeseries?by=model&", [EmbedExposures.Timeseries, EmbedExposures.Models]),
        ("embed/timeseries?by=model_family&", [EmbedExposures.Timeseries, EmbedExposures.Models]),
        ("embed/timeseries?user=alice&", [EmbedExposures.Timeseries, EmbedExposures.Users]),
        ("embed/timeseries?machine=laptop&", [EmbedExposures.Timeseries, EmbedExposures.Machines]),
        ("embed/timeseries?model=x&", [EmbedExposures.Timeseries, EmbedExposures.Models]),
        ("embed/timeseries?model_family=opus&", [EmbedExposures.Timeseries, EmbedExposures.Models]),
        ("embed/timeseries?by=model&user=alice&", [EmbedExposures.Timeseries, EmbedExposures.Models, EmbedExposures.Users]),
        ("embed/leaderboard?", [EmbedExposures.Users]),
        ("embed/leaderboard?by=user&", [EmbedExposures.Users]),
        ("embed/leaderboard?by=machine&", [EmbedExposures.Machines]),
        ("embed/leaderboard?by=model&", [EmbedExposures.Models]),
        ("embed/leaderboard?by=model_family&", [EmbedExposures.Models]),
        ("embed/leaderboard?by=model&user=alice&", [EmbedExposures.Models, EmbedExposures.Users]),
        ("embed/leaderboard?by=model&machine=&", [EmbedExposures.Models, EmbedExposures.Machines]),
        ("embed/timeseries?user=&", [EmbedExposures.Timeseries, EmbedExposures.Users]),
        ("embed/recent?", [EmbedExposures.Recent]),
        ("embed/recent?user=alice&session=x&", [EmbedExposures.Recent]),
    ];

    private static readonly string[] Never = ["embed/timeseries?by=project&", "embed/timeseries?project=x&", "embed/leaderboard?by=project&", "embed/timeseries?project=&", "embed/leaderboard?by=model&project=x&"];

    public static TheoryData<int> Every => [.. Enumerable.Range(1, 63)];

    [Theory]
    [MemberData(nameof(Every))]
    public async Task Token_ShowsWhatItExposes_AndNothingElse(int bits)
    {
        var exposes = (EmbedExposures)bits;
        await using var portal = await PortalAsync();
        var token = await portal.IssueAsync(TokenScope.Embed, exposes: exposes);
        foreach (var (query, needs) in Queries.Concat(Never.Select(static query => (query, Array.Empty<EmbedExposures>()))))
        {
            using var response = await portal.AskAsync(HttpMethod.Get, $"{query}token={token}", null, null, ("Origin", Page));
            if (needs.Length > 0 && needs.All(need => exposes.HasFlag(need)))
                Assert.True(response.StatusCode == HttpStatusCode.OK, $"{query}: {response.StatusCode}");
            else
                await response.AssertProblemAsync(HttpStatusCode.Forbidden, "not_exposed");
        }
    }

    [Theory]
    [InlineData(EmbedExposures.Recent, "", "", "")]
    [InlineData(EmbedExposures.Recent | EmbedExposures.Users, "bob", "", "")]
    [InlineData(EmbedExposures.Recent | EmbedExposures.Machines, "", "desktop", "")]
    [InlineData(EmbedExposures.Recent | EmbedExposures.Models, "", "", "nobody-lists-this")]
    public async Task Recent_HasOnlyTheNamesThatAreExposed(EmbedExposures exposes, string user, string machine, string model)
    {
        await using var portal = await PortalAsync();
        var newest = (await portal.AskJsonAsync(HttpMethod.Get, $"embed/recent?limit=1&token={await portal.IssueAsync(TokenScope.Embed, exposes: exposes)}", null, null, ("Origin", Page)))["entries"]![0]!;
        Assert.Equal((user, machine, model), ((string)newest["user"]!, (string)newest["machine"]!, (string)newest["model"]!));
        Assert.Equal(model.Length > 0, ((string)newest["modelFamily"]!).Length > 0);
        Assert.Equal(100, (int)newest["inputTokens"]!);
        Assert.All((string[])["id", "project", "session", "provider", "sidechain"], name => Assert.Null(newest[name]));
    }

    [Theory]
    [InlineData("totals")]
    [InlineData("timeseries?by=model")]
    [InlineData("leaderboard?by=model")]
    public async Task Answers_AreThoseOfTheApi(string route)
    {
        await using var portal = await PortalAsync();
        var (reader, token) = (await portal.IssueAsync(TokenScope.Read), await portal.IssueAsync(TokenScope.Embed));
        var expected = await portal.AskJsonAsync(HttpMethod.Get, "api/usage/" + route, reader);
        var mark = route.Contains('?', StringComparison.Ordinal) ? '&' : '?';
        Assert.Equal(expected.ToJsonString(), (await portal.AskJsonAsync(HttpMethod.Get, $"embed/{route}{mark}token={token}", null, null, ("Origin", Page))).ToJsonString());
    }

    [Theory]
    [InlineData("embed/timeseries?by=mood", "by_invalid")]
    [InlineData("embed/timeseries?by=model&by=user", "duplicate_parameter")]
    [InlineData("embed/timeseries?tz=UTC&tz=UTC", "duplicate_parameter")]
    [InlineData("embed/leaderboard?by=model&by=user", "duplicate_parameter")]
    [InlineData("embed/leaderboard?by=USER", "by_invalid")]
    public async Task BadQuery_IsRefusedAsElsewhere(string query, string code)
    {
        await using var portal = await PortalAsync();
        using var response = await portal.AskAsync(HttpMethod.Get, $"{query}&token={await portal.IssueAsync(TokenScope.Embed)}", null, null, ("Origin", Page));
        await response.AssertProblemAsync(HttpStatusCode.BadRequest, code);
    }

    [Fact]
    public async Task Stream_TicksForWidgets()
    {
        await using var portal = await PortalAsync();
        portal.Client.DefaultRequestHeaders.Add("Origin", Page);
        using var stream = await EventStream.OpenAsync(portal, path: $"embed/stream?token={await portal.IssueAsync(TokenScope.Embed)}");
        Assert.Equal([Page], stream.Response.Headers.GetValues("Access-Control-Allow-Origin"));
        Assert.Equal(4, (await stream.TotalsAsync()).Messages);
        await portal.IngestAsync(Alice.Of(Message("new")));
        await stream.TotalsAsync(messages: 5);
    }

    [Theory]
    [InlineData(TokenScope.Embed, "embed/stream")]
    [InlineData(TokenScope.Read, "api/usage/stream")]
    public async Task Stream_EndsWithItsToken_AndOthersGoOn(TokenScope scope, string path)
    {
        // Half a minute takes a second.
        await using var portal = await PortalAsync(Team.Setup(static options => options.PublicReads = "none") with { Time = new FixedTime(Now, speed: 30) });
        portal.Client.DefaultRequestHeaders.Add("Origin", Page);
        var (token, secret) = await portal.IssueTokenAsync(scope);
        async Task<EventStream> OpenAsync(string of) => scope == TokenScope.Embed
            ? await EventStream.OpenAsync(portal, path: $"{path}?token={of}")
            : await EventStream.OpenAsync(portal, path: path, authorization: "Bearer " + of);
        using var ending = await OpenAsync(secret);
        using var going = await OpenAsync(await portal.IssueAsync(scope));
        await ending.TotalsAsync();
        await going.TotalsAsync();

        await portal.RevokeAsync(token.Id);
        await ending.EndAsync();
        await portal.IngestAsync(Alice.Of(Message("new")));
        await going.TotalsAsync(messages: 5);
    }

    private static async Task<TestPortal> PortalAsync(PortalSetup? setup = null)
    {
        var portal = await TestPortal.WithLedgerAsync(setup ?? Team.Setup());
        await portal.ListOriginAsync(Page);
        return portal;
    }
}
