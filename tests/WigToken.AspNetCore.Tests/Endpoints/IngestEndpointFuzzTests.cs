using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text.Json;
using WigToken.AspNetCore.Tests.Hosting;
using WigToken.AspNetCore.Tests.Ingest;
using WigToken.Contracts;
using WigToken.Storage.Access;

namespace WigToken.AspNetCore.Tests.Endpoints;

public sealed class IngestEndpointFuzzTests
{
    private static readonly HashSet<int> Documented = [200, 400, 408, 413, 415];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>
    /// As many requests as <c>WIGTOKEN_FUZZ_INPUTS</c> says, over the whole of the endpoint and into a real store. A failure prints the seed of its
    /// request.
    /// </summary>
    [Fact]
    public async Task AnyDamagedRequest_IsAnsweredAsDocumented_AndTheSumsAgree()
    {
        var count = int.Parse(Environment.GetEnvironmentVariable("WIGTOKEN_FUZZ_INPUTS") ?? "1500", CultureInfo.InvariantCulture);
        await using var portal = await TestPortal.StartAsync(Team.Setup() with { IsTestServer = true });
        var token = await portal.IssueAsync(TokenScope.Ingest);
        int good = 0, applied = 0;
        await Parallel.ForEachAsync(Enumerable.Range(0, count), new ParallelOptions { MaxDegreeOfParallelism = 4, CancellationToken = Cancel }, async (seed, cancellation) =>
        {
            try
            {
                if (await SendAsync(portal, token, seed, cancellation) is not { } answer)
                    return;
                Assert.Equal(answer.Received, answer.Applied + answer.Updated + answer.Duplicates + answer.Rejected.Count);
                Interlocked.Increment(ref good);
                Interlocked.Add(ref applied, answer.Applied);
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                throw new InvalidOperationException($"Seed {seed}: {exception.Message}", exception);
            }
        });

        Assert.InRange(good, count / 10, count);
        Assert.InRange(applied, 1, int.MaxValue);
        Assert.Equal(applied, (await portal.Store.GetTotalAsync(Cancel)).Sum.Messages);
        Assert.Empty(portal.Logs.Problems);
    }

    private static async Task<IngestResponse?> SendAsync(TestPortal portal, string token, int seed, CancellationToken cancellationToken)
    {
        var (headers, body) = IngestMutator.Of(seed);
        using var request = new HttpRequestMessage(HttpMethod.Post, "api/ingest/messages") { Content = new ByteArrayContent(body) };
        request.Headers.Add("Authorization", "Bearer " + token);
        foreach (var (name, value) in headers.Concat(OddHeaders(seed)))
        {
            if (!request.Headers.TryAddWithoutValidation(name, value))
                request.Content.Headers.TryAddWithoutValidation(name, value);
        }

        var started = Stopwatch.GetTimestamp();
        using var response = await portal.Client.SendAsync(request, cancellationToken);
        var text = await response.Content.ReadAsStringAsync(cancellationToken);
        Assert.True(Documented.Contains((int)response.StatusCode), $"{response.StatusCode}: {text}");
        Assert.InRange(Stopwatch.GetElapsedTime(started), TimeSpan.Zero, Wait.Limit);
        if (response.StatusCode == HttpStatusCode.OK)
            return JsonSerializer.Deserialize(text, WigTokenJson.Default.IngestResponse)!;
        Assert.Equal("application/problem+json; charset=utf-8", response.Content.Headers.ContentType?.ToString());
        Assert.Equal((int)response.StatusCode, JsonSerializer.Deserialize(text, WigTokenJson.Default.Problem)!.Status);
        return null;
    }

    /// <summary>What an agent says about itself, in ways in which none does.</summary>
    private static IEnumerable<(string Name, string Value)> OddHeaders(int seed)
    {
        var random = new Random(seed);
        string[] values = ["", "0", "-1", "1e3", "9223372036854775807", "9223372036854775808", "1, 2", "\"x\"", "<script>", new('x', 5000), "NaN", "\t7"];
        foreach (var name in new[] { "WigToken-Agent-Version", "WigToken-Queue-Depth", "WigToken-Client-Time" }.Where(_ => random.Next(3) == 0))
            yield return (name, values[random.Next(values.Length)]);
    }
}
