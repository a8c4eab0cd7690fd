using System.Net;
using System.Text;

namespace WigToken.Server.Tests.Team;

/// <summary>What is secret is shown to its owner and kept nowhere: not in the output at its most talkative, not in the database.</summary>
public sealed class SecretsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("Debug")]
    [InlineData("Trace")]
    public async Task Secrets_AreNowhere(string level)
    {
        using var server = await TeamServer.StartAsync(_folder, null, ("Logging__LogLevel__Default", level), ("Logging__LogLevel__Microsoft", level));
        var (ingest, read, embed) = (await server.IssueAsync("alice", "ingest"), await server.IssueAsync("bob", "read"), await server.IssueAsync("carol", "embed"));
        // Its checksum is wrong, as if one character was mistyped.
        var mistyped = read[..^1] + (read[^1] == 'x' ? 'y' : 'x');
        using var stored = await server.Client.SendJsonAsync(HttpMethod.Post, "api/ingest/messages", Requests.Batch(0, 3), Requests.Bearer(ingest));
        await stored.JsonAsync();
        using var signIn = await server.Client.SendJsonAsync(HttpMethod.Post, "api/auth/session", $$"""{"token":"{{read}}"}""");
        var word = (await signIn.JsonAsync()).GetProperty("antiforgery").GetString()!;
        var cookie = Assert.Single(signIn.Headers.GetValues("Set-Cookie")).Split(';')[0];

        await AskAsync(server, HttpStatusCode.OK, "api/usage/recent", ("Cookie", cookie), ("WigToken-Antiforgery", word));
        await AskAsync(server, HttpStatusCode.OK, "api/usage/recent", Requests.Bearer(read));
        await AskAsync(server, HttpStatusCode.Unauthorized, "api/usage/recent", Requests.Bearer(mistyped));
        await AskAsync(server, HttpStatusCode.Unauthorized, $"api/usage/recent?token={read}");
        await AskAsync(server, HttpStatusCode.OK, $"embed/totals?token={embed}", ("Origin", server.Client.BaseAddress!.GetLeftPart(UriPartial.Authority)));
        await AskAsync(server, HttpStatusCode.Forbidden, $"embed/totals?token={embed}", ("Origin", "https://evil.example"));
        await server.Process.StopAsync();

        string[] secrets = [ingest, read, embed, mistyped, word, cookie.Split('=')[1]];
        Assert.Contains("dbug: ", server.Process.Output, StringComparison.Ordinal);
        foreach (var secret in secrets)
            AssertNowhere(server, secret, server.Process.Output);
        Assert.Equal(1, server.Process.Output.Split(server.Admin).Length - 1);
        AssertNowhere(server, server.Admin, "");
    }

    private void AssertNowhere(TeamServer server, string secret, string output)
    {
        Assert.False(output.Contains(secret, StringComparison.Ordinal), string.Join('\n', output.Split('\n').Where(line => line.Contains(secret, StringComparison.Ordinal)).Take(3)));
        var files = Directory.GetFiles(_folder.Path, "*", SearchOption.AllDirectories);
        Assert.Contains(TeamServer.DatabaseIn(_folder), files);
        foreach (var file in files)
            Assert.True(File.ReadAllBytes(file).AsSpan().IndexOf(Encoding.UTF8.GetBytes(secret)) < 0, file);
        Assert.True(server.Process.ExitCode == 0);
    }

    private static async Task AskAsync(TeamServer server, HttpStatusCode expected, string path, params (string Name, string Value)[] headers)
    {
        using var answer = await server.Client.SendAsync(HttpMethod.Get, path, headers);
        Assert.True(answer.StatusCode == expected, $"{path}: {answer.StatusCode}\n{await answer.Content.ReadAsStringAsync()}");
    }
}
