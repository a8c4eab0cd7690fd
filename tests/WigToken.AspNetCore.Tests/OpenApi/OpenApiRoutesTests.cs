using System.Net;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using WigToken.AspNetCore.Tests.Hosting;
using WigToken.AspNetCore.Tests.Samples;
using WigToken.AspNetCore.Tests.Widgets;
using WigToken.Storage.Access;

namespace WigToken.AspNetCore.Tests.OpenApi;

public sealed class OpenApiRoutesTests
{
    private static readonly Dictionary<string, string> Bodies = new(StringComparer.Ordinal)
    {
        ["POST /api/ingest/messages"] = """{"machine":"m","messages":[]}""",
        ["POST /api/auth/session"] = """{"token":"$"}""",
        ["POST /api/admin/tokens"] = """{"user":"bob","scope":"read"}""",
        ["POST /api/admin/prices/reprice"] = """{"dryRun":true}""",
        ["POST /api/admin/embed-origins"] = """{"origin":"https://other.example"}""",
    };

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Document_ListsExactlyWhatIsMapped()
    {
        await using var portal = await TestPortal.StartAsync();
        var document = await OpenApiDocument.OfAsync(portal);
        var mapped = ((IEndpointRouteBuilder)portal.App).DataSources.SelectMany(static source => source.Endpoints).OfType<RouteEndpoint>()
            .Where(static endpoint => endpoint.RoutePattern.RawText!.StartsWith("/usage", StringComparison.Ordinal))
            .SelectMany(static endpoint => (endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? []).Except(["HEAD"])
                .Select(method => $"{method} {endpoint.RoutePattern.RawText!["/usage".Length..]}"));

        Assert.Equal(mapped.Order(StringComparer.Ordinal), document.Operations.Select(static operation => $"{operation.Method} {operation.Path}").Order(StringComparer.Ordinal));
        document.ResolveAll();
    }

    [Theory]
    [InlineData("/", "")]
    [InlineData("/usage", "")]
    [InlineData("/usage", "/corp")]
    public async Task Paths_BelowTheNamedServer_AnswerAsDescribed(string prefix, string pathBase)
    {
        await using var portal = await TestPortal.WithLedgerAsync(new PortalSetup
        {
            Prefix = prefix,
            PathBase = pathBase,
            Pipeline = app => app.UsePathBase(pathBase).UseRouting(),
        });
        var document = await OpenApiDocument.OfAsync(portal);
        var admin = await portal.IssueAsync(TokenScope.Admin);
        // What is to be revoked and removed, and a page that widgets stand in.
        await portal.IssueAsync(TokenScope.Admin);
        await portal.ListOriginAsync("https://old.example");
        await portal.ListOriginAsync("https://page.example");

        foreach (var (method, path) in document.Operations.Where(static operation => operation.Path != "/embed/widget.js" || WidgetFiles.AreThere))
        {
            using var answer = await portal.AskAsync(
                new HttpMethod(method), document.Address((method, path) == ("DELETE", "/api/admin/tokens/{id}") ? "/api/admin/tokens/2" : path).AbsoluteUri, admin, Bodies.GetValueOrDefault($"{method} {path}")?.Replace("$", admin, StringComparison.Ordinal),
                ("Origin", "https://page.example"));

            Assert.True(answer.IsSuccessStatusCode, $"{method} {path}: {answer.StatusCode}");
            Assert.Contains(answer.Content.Headers.ContentType!.MediaType, OpenApiDocument.Map(document.Response(path, (int)answer.StatusCode, method)!["content"]).Select(static type => type.Key));
        }
    }

    [Fact]
    public async Task Security_IsWhatIsAskedFor()
    {
        await using var portal = await TestPortal.WithLedgerAsync(Team.Setup(static options => options.PublicReads = "none"));
        await using var open = await TestPortal.WithLedgerAsync(Team.Setup(static options => options.PublicReads = "all"));
        var document = await OpenApiDocument.OfAsync(open);
        foreach (var (method, path) in document.Operations.Where(static operation => operation != ("POST", "/api/auth/session")))
        {
            var ways = document.Security(path, method).ToList();
            Assert.All(ways.SelectMany(static way => way.Split('+', StringSplitOptions.RemoveEmptyEntries)), scheme => Assert.Contains(scheme, document.SecuritySchemes));
            using var closedAnswer = await AskAsync(portal, method, path);
            using var openAnswer = await AskAsync(open, method, path);
            Assert.True(openAnswer.StatusCode != HttpStatusCode.Unauthorized == (ways.Count == 0 || ways.Contains("")), $"{method} {path}: {openAnswer.StatusCode} without a token");
            Assert.True(closedAnswer.StatusCode != HttpStatusCode.Unauthorized == (ways.Count == 0 || (method, path) == ("DELETE", "/api/auth/session")), $"{method} {path}: {closedAnswer.StatusCode} without a token");
            if (method is "POST" or "DELETE" && path != "/api/ingest/messages")
                Assert.Contains("session+antiforgery", ways);
        }

        Task<HttpResponseMessage> AskAsync(TestPortal from, string method, string path) => from.AskAsync(
            new HttpMethod(method), new Uri(from.Client.BaseAddress!, "." + document.Address(path).AbsolutePath["/usage".Length..]).AbsoluteUri, null, null, ("Origin", from.Client.BaseAddress!.GetLeftPart(UriPartial.Authority)));
    }

    [Theory]
    [InlineData("/api/usage/timeseries", "by", "step")]
    [InlineData("/api/usage/leaderboard", "by", "limit")]
    [InlineData("/api/usage/recent", "limit")]
    [InlineData("/api/usage/summary", "limit")]
    [InlineData("/api/usage/sessions", "sort", "order", "limit")]
    [InlineData("/api/usage/projects", "limit")]
    public async Task Parameters_HaveTheDefaultAndTheBoundsTheyName(string path, params string[] names)
    {
        await using var portal = await TestPortal.WithLedgerAsync();
        var document = await OpenApiDocument.OfAsync(portal);
        var parameters = document.Parameters(path).ToDictionary(static parameter => (string)parameter["name"]!, static parameter => parameter["schema"]!);
        async Task<(bool IsGood, string Text)> AskAsync(string query)
        {
            // A range in which the shortest step has few buckets.
            using var answer = await portal.GetAsync($"{path[1..]}?from={Ledger.Ten}{query}");
            return (answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync(Cancel));
        }

        foreach (var name in names)
        {
            if (parameters[name]["default"] is { } otherwise)
                Assert.Equal(await AskAsync(""), await AskAsync($"&{name}={otherwise}"));
            foreach (var schema in parameters[name]["anyOf"]?.AsArray().OfType<JsonNode>() ?? [document.Resolve(parameters[name])])
            {
                foreach (var good in schema["enum"]?.AsArray() ?? [schema["minimum"]!.DeepClone(), schema["maximum"]!.DeepClone()])
                    Assert.True((await AskAsync($"&{name}={good}")).IsGood, $"{name}={good}");
                long[] bad = schema["enum"] is null ? [(long)schema["minimum"]! - 1, (long)schema["maximum"]! + 1] : [];
                foreach (var value in bad)
                    Assert.False((await AskAsync($"&{name}={value}")).IsGood, $"{name}={value}");
            }
        }
    }

    [Fact]
    public async Task Instants_HaveTheBoundsTheyName()
    {
        await using var portal = await TestPortal.StartAsync();
        var instant = (await OpenApiDocument.OfAsync(portal)).Schema("Instant")["anyOf"]![0]!;
        var (first, last) = ((long)instant["minimum"]!, (long)instant["maximum"]!);

        foreach (var (from, isGood) in new[] { (first, true), (last, true), (first - 1, false), (last + 1, false) })
        {
            using var answer = await portal.GetAsync($"api/usage/leaderboard?from={from}");
            Assert.True(answer.IsSuccessStatusCode == isGood, $"{from}: {answer.StatusCode}");
        }
    }
}
