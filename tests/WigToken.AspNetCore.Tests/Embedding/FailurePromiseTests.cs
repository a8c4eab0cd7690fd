using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Logging;
using WigToken.AspNetCore.Tests.Hosting;
using WigToken.Storage;

namespace WigToken.AspNetCore.Tests.Embedding;

public sealed partial class FailurePromiseTests
{
    private static readonly string[] Reading =
    [
        "health", "api/usage/totals", "api/usage/breakdown", "api/usage/breakdown.csv", "api/usage/timeseries", "api/usage/timeseries?step=60000&from=1777629600000",
        "api/usage/leaderboard", "api/usage/leaderboard?from=1", "api/usage/users/alice", "api/usage/recent", "metrics",
    ];

    private static readonly Dictionary<string, Action<WebApplication>> Hosts = new(StringComparer.Ordinal)
    {
        ["none"] = static _ => { },
        ["developer page"] = static app => app.UseDeveloperExceptionPage(),
        ["exception handler"] = static app => app.UseExceptionHandler("/host"),
        ["status code pages"] = static app => app.UseStatusCodePagesWithReExecute("/host"),
    };

    public static TheoryData<string> HostNames => [.. Hosts.Keys];

    [Theory]
    [MemberData(nameof(HostNames))]
    public async Task E18_MistakeOfOurs_IsOur500_WithAnIdThatTheLogHas(string host)
    {
        await using var portal = await FailingAsync(host, new InvalidOperationException("a secret of the inside"));
        foreach (var (index, path) in Reading.Index())
        {
            using var response = await portal.GetAsync(path);
            var detail = await response.AssertProblemAsync(HttpStatusCode.InternalServerError, "internal");
            Assert.DoesNotContain("secret", detail, StringComparison.Ordinal);
            var problems = portal.Logs.Problems.ToList();
            Assert.Equal(index + 1, problems.Count);
            Assert.Equal((LogLevel.Error, "WigToken.Endpoints"), (problems[^1].Level, problems[^1].Category));
            Assert.Contains(ErrorId().Match(detail).Value, problems[^1].Message, StringComparison.Ordinal);
            Assert.IsType<InvalidOperationException>(problems[^1].Exception);
        }
    }

    [Theory]
    [MemberData(nameof(HostNames))]
    public async Task E18_DatabaseThatCannotBeReached_Is503_WithItsCode(string host)
    {
        await using var portal = await FailingAsync(host, new WigTokenException("storage_busy", "The database '/secret/path' is busy.", isTransient: true));
        foreach (var path in Reading)
        {
            using var response = await portal.GetAsync(path);
            Assert.DoesNotContain("secret", await response.AssertProblemAsync(HttpStatusCode.ServiceUnavailable, "storage_busy"), StringComparison.Ordinal);
            Assert.Equal(TimeSpan.FromSeconds(1), response.Headers.RetryAfter?.Delta);
        }

        Assert.Equal(Reading.Length, portal.Logs.Problems.Count());
        Assert.All(portal.Logs.Problems, static record => Assert.Equal(LogLevel.Warning, record.Level));
    }

    private static async Task<TestPortal> FailingAsync(string host, Exception exception)
    {
        var portal = await TestPortal.StartAsync(new PortalSetup { Pipeline = Hosts[host], Services = TroubledStore.Replace });
        ((TroubledStore)portal.Store).BeforeRead = _ => Task.FromException(exception);
        return portal;
    }

    [GeneratedRegex("[0-9a-f]{32}", RegexOptions.None, 1000)]
    private static partial Regex ErrorId();
}
