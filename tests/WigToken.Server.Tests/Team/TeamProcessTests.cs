using System.Net;
using Microsoft.Data.Sqlite;

namespace WigToken.Server.Tests.Team;

/// <summary>The team server as processes: starting again, two at once, ending under load.</summary>
public sealed class TeamProcessTests : IDisposable
{
    private const int BatchSize = 50, Clients = 4;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task FirstAdminToken_IsPrintedOnceOnStandardOutput_AndNeverAgain()
    {
        string admin;
        using (var first = await TeamServer.StartAsync(_folder))
        {
            admin = first.Admin;
            Assert.Single(first.PrintedTokens);
            Assert.Contains(admin, first.Process.StandardOutput, StringComparison.Ordinal);
            await first.IssueAsync("alice", "ingest");
            await first.Process.StopAsync();
            Assert.Equal(0, first.Process.ExitCode);
        }

        using var second = await TeamServer.StartAsync(_folder, admin);
        await second.IssueAsync("bob", "ingest");
        await second.Process.StopAsync();
        Assert.Empty(second.PrintedTokens);
    }

    [Fact]
    public async Task TwoServers_OnOneDatabase_AgreeOnTokensUsageAndSignIns()
    {
        using var one = await TeamServer.StartAsync(_folder);
        using var two = await TeamServer.StartAsync(_folder, one.Admin);
        Assert.Empty(two.PrintedTokens);
        var token = await one.IssueAsync("alice", "ingest");

        // The same messages to both, at once: each counts once.
        var sent = await Task.WhenAll(Enumerable.Range(0, 10).SelectMany(i => new[] { one, two }.Select(server => IngestAsync(server, token, i * BatchSize))));
        Assert.All(sent, static status => Assert.True(status is HttpStatusCode.OK or HttpStatusCode.ServiceUnavailable, $"{status}"));
        for (var i = 0; i < 10; i++)
            Assert.Equal(HttpStatusCode.OK, await IngestAsync(two, token, i * BatchSize));
        foreach (var server in new[] { one, two })
            await server.Process.UntilAsync(async () => (await server.TotalsAsync()).GetProperty("messages").GetInt32() == 10 * BatchSize, "both to have the same totals");
        Assert.Equal(Sum(0, 10 * BatchSize), (await one.TotalsAsync()).GetProperty("input").GetInt64());

        using var signIn = await one.Client.SendJsonAsync(HttpMethod.Post, "api/auth/session", $$"""{"token":"{{one.Admin}}"}""");
        await signIn.JsonAsync();
        var cookie = ("Cookie", Assert.Single(signIn.Headers.GetValues("Set-Cookie")).Split(';')[0]);
        using var tokens = await two.Client.SendAsync(HttpMethod.Get, "api/admin/tokens", cookie);
        var id = (await tokens.JsonAsync()).GetProperty("tokens").EnumerateArray().Single(static entry => entry.GetProperty("user").GetString() == "alice").GetProperty("id").GetInt64();
        using var revoked = await two.Client.SendAsync(HttpMethod.Delete, $"api/admin/tokens/{id}", Requests.Bearer(one.Admin));
        Assert.True(revoked.IsSuccessStatusCode, $"{revoked.StatusCode}");
        Assert.Equal(HttpStatusCode.Unauthorized, await IngestAsync(one, token, 0));
    }

    [Fact]
    public async Task Stop_DuringIngest_KeepsAllThatWasAnswered_AndNothingByHalves()
    {
        string admin;
        List<int> kept, inDoubt;
        using (var server = await TeamServer.StartAsync(_folder))
        {
            admin = server.Admin;
            var token = await server.IssueAsync("alice", "ingest");
            var clients = Enumerable.Range(0, Clients).Select(client => Task.Run(() => SendUntilGoneAsync(server, token, client))).ToList();
            await server.Process.UntilAsync(async () => (await server.TotalsAsync()).GetProperty("messages").GetInt32() > 20 * BatchSize, "some batches to be stored");
            await server.Process.StopAsync();
            Assert.Equal(0, server.Process.ExitCode);
            var sent = await Task.WhenAll(clients);
            (kept, inDoubt) = ([.. sent.SelectMany(static client => client.Kept)], [.. sent.Select(static client => client.InDoubt).OfType<int>()]);
        }

        using var connection = new SqliteConnection($"Data Source={TeamServer.DatabaseIn(_folder)};Mode=ReadWrite;Pooling=False");
        connection.Open();
        using var check = connection.CreateCommand();
        check.CommandText = "PRAGMA integrity_check";
        Assert.Equal("ok", check.ExecuteScalar());

        using var again = await TeamServer.StartAsync(_folder, admin);
        var (messages, input) = ((await again.TotalsAsync()).GetProperty("messages").GetInt64(), (await again.TotalsAsync()).GetProperty("input").GetInt64());
        var possible = Enumerable.Range(0, 1 << inDoubt.Count).Select(set => kept.Concat(inDoubt.Where((_, i) => (set >> i & 1) != 0)).ToList())
            .Select(static batches => (Messages: (long)batches.Count * BatchSize, Input: batches.Sum(static first => Sum(first, BatchSize))));
        Assert.Contains((messages, input), possible);
    }

    private static async Task<(List<int> Kept, int? InDoubt)> SendUntilGoneAsync(TeamServer server, string token, int client)
    {
        var kept = new List<int>();
        for (var first = client * 1_000_000; ; first += BatchSize)
        {
            try
            {
                var status = await IngestAsync(server, token, first);
                if (status == HttpStatusCode.OK)
                    kept.Add(first);
                else
                    Assert.Equal(HttpStatusCode.ServiceUnavailable, status);
            }
            catch (HttpRequestException exception)
            {
                // Refused before it was sent, or cut off without an answer.
                return (kept, exception.HttpRequestError == HttpRequestError.ConnectionError ? null : first);
            }
        }
    }

    private static async Task<HttpStatusCode> IngestAsync(TeamServer server, string token, int first)
    {
        using var answer = await server.Client.SendJsonAsync(HttpMethod.Post, "api/ingest/messages", Requests.Batch(first, BatchSize), Requests.Bearer(token));
        await answer.Content.CopyToAsync(Stream.Null);
        return answer.StatusCode;
    }

    private static long Sum(int first, int count) => Enumerable.Range(first, count).Sum(static i => (long)i);
}
