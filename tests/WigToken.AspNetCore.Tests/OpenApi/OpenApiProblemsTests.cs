using System.Net;
using System.Text.Json;
using WigToken.AspNetCore.Tests.Hosting;
using WigToken.Contracts;

namespace WigToken.AspNetCore.Tests.OpenApi;

public sealed class OpenApiProblemsTests
{
    private static readonly (string Path, string Query, string Code)[] Mistakes =
    [
        ("/api/usage/timeseries", "?from=yesterday", "range_invalid"),
        ("/api/usage/timeseries", "?from=0", "range_too_large"),
        ("/api/usage/timeseries", "?step=1", "step_invalid"),
        ("/api/usage/timeseries", "?tz=Mars/Olympus", "tz_unknown"),
        ("/api/usage/timeseries", "?user=a&user=b", "duplicate_parameter"),
        ("/api/usage/leaderboard", "?by=mood", "by_invalid"),
        ("/api/usage/recent", "?limit=501", "limit_invalid"),
        ("/api/usage/users/{name}", "-who-never-was", "user_unknown"),
        ("/assets/{file}", ".map", "not_found"),
    ];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Problems_ThatOccur_AreDescribedWhereTheyOccur()
    {
        await using var portal = await TestPortal.StartAsync();
        await using var team = await TestPortal.StartAsync(new PortalSetup { Options = static options => (options.Mode, options.PublicReads) = ("team", "none") });
        await using var solo = await TestPortal.StartAsync(new PortalSetup { Options = static options => options.Mode = "solo" });
        var document = await OpenApiDocument.OfAsync(portal);
        var seen = new SortedSet<string>(StringComparer.Ordinal);

        foreach (var (path, query, code) in Mistakes)
            await ExpectAsync(portal, HttpMethod.Get, path, query, code);
        foreach (var path in document.Paths)
        {
            await ExpectAsync(portal, HttpMethod.Delete, path, "", "method_not_allowed");
            await ExpectAsync(solo, HttpMethod.Get, path, "", "host_not_allowed", ("Host", "evil.example"));
            if (path is not ("/health" or "/assets/{file}"))
                await ExpectAsync(team, HttpMethod.Get, path, "", "token_missing");
        }

        // The others need a mistake of ours or a broken disk.
        Assert.Equal(seen, document.Codes.Where(static code => code != "internal" && !code.StartsWith("storage_", StringComparison.Ordinal)).Order(StringComparer.Ordinal));

        async Task ExpectAsync(TestPortal from, HttpMethod method, string path, string query, string code, params (string Name, string Value)[] headers)
        {
            using var answer = await from.SendAsync(method, document.Address(path).PathAndQuery + query, headers);
            var problem = JsonSerializer.Deserialize(await answer.Content.ReadAsStreamAsync(Cancel), WigTokenJson.Default.Problem)!;

            Assert.Equal((code, answer.StatusCode), (problem.Code, (HttpStatusCode)problem.Status));
            Assert.Contains($"`{code}`", (string?)document.Response(path, problem.Status)?["description"], StringComparison.Ordinal);
            seen.Add(code);
        }
    }
}
