using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using WigToken.AspNetCore.Tests.Hosting;
using WigToken.AspNetCore.Tests.Samples;

namespace WigToken.AspNetCore.Tests.OpenApi;

public sealed class OpenApiRoutesTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Document_ListsExactlyWhatIsMapped()
    {
        await using var portal = await TestPortal.StartAsync();
        var document = await OpenApiDocument.OfAsync(portal);
        var mapped = ((IEndpointRouteBuilder)portal.App).DataSources.SelectMany(static source => source.Endpoints).OfType<RouteEndpoint>()
            .Where(static endpoint => endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Contains("GET") == true)
            .Select(static endpoint => endpoint.RoutePattern.RawText!)
            .Where(static pattern => pattern.StartsWith("/usage", StringComparison.Ordinal))
            .Select(static pattern => pattern["/usage".Length..]);

        Assert.Equal(mapped.Order(StringComparer.Ordinal), document.Paths.Order(StringComparer.Ordinal));
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

        foreach (var path in document.Paths)
        {
            // The stream never ends.
            using var answer = await portal.Client.GetAsync(document.Address(path), HttpCompletionOption.ResponseHeadersRead, Cancel);

            Assert.True(answer.IsSuccessStatusCode, $"{path}: {answer.StatusCode}");
            Assert.Contains(answer.Content.Headers.ContentType!.MediaType, OpenApiDocument.Map(document.Response(path, 200)!["content"]).Select(static type => type.Key));
        }
    }

    [Theory]
    [InlineData("/api/usage/timeseries", "by", "step")]
    [InlineData("/api/usage/leaderboard", "by", "limit")]
    [InlineData("/api/usage/recent", "limit")]
    public async Task Parameters_HaveTheDefaultAndTheBoundsTheyName(string path, params string[] names)
    {
        await using var portal = await TestPortal.WithLedgerAsync();
        var document = await OpenApiDocument.OfAsync(portal);
        var parameters = document.Operation(path)["parameters"]!.AsArray().ToDictionary(static parameter => (string)parameter!["name"]!, static parameter => parameter!["schema"]!);
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
