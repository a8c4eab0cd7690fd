using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace WigToken.Server.Tests.Team;

/// <summary>A team's server in a process of its own, on loopback.</summary>
internal sealed partial class TeamServer : IDisposable
{
    private TeamServer(ServerProcess process) => Process = process;

    public ServerProcess Process { get; }

    /// <summary>What the server printed at its first start on a database, or was handed at a later one.</summary>
    public string Admin { get; private set; } = "";

    public HttpClient Client => Process.Client;

    /// <summary>Every token and secret in what the server has printed so far.</summary>
    public IReadOnlyList<string> PrintedTokens => [.. Token().Matches(Process.Output).Select(static match => match.Value)];

    /// <summary>Starts it on a folder's database and waits until it is well.</summary>
    /// <param name="folder">Whose it is.</param>
    /// <param name="admin">The admin token, where an earlier start has shown it.</param>
    /// <param name="more">Settings.</param>
    public static async Task<TeamServer> StartAsync(TemporaryFolder folder, string? admin = null, params (string Name, string Value)[] more)
    {
        var server = new TeamServer(ServerProcess.Start(
            folder.Folder("projects"), DatabaseIn(folder), [("MODE", "team"), ("HOST", "127.0.0.1"), ("RATE_LIMIT_PER_MINUTE", "100000"), .. more]));
        try
        {
            await server.Process.UntilAsync(async () => (await server.Client.GetAsync(new Uri("health", UriKind.Relative))).StatusCode == HttpStatusCode.OK, "the server to be well");
            if (admin is null)
                await server.Process.UntilAsync(() => Task.FromResult(server.PrintedTokens.Count > 0), "the first admin token to be printed");
            server.Admin = admin ?? server.PrintedTokens[0];
            return server;
        }
        catch
        {
            server.Dispose();
            throw;
        }
    }

    public static string DatabaseIn(TemporaryFolder folder) => Path.Combine(folder.Path, "data", "stats.db");

    /// <summary>The secret of a new token.</summary>
    public async Task<string> IssueAsync(string user, string scope)
    {
        using var answer = await Client.SendJsonAsync(HttpMethod.Post, "api/admin/tokens", $$"""{"user":"{{user}}","scope":"{{scope}}"}""", Requests.Bearer(Admin));
        return (await answer.JsonAsync()).GetProperty("token").GetString()!;
    }

    public async Task<JsonElement> TotalsAsync() => (await Process.GetAsync("api/usage/totals")).GetProperty("totals");

    public void Dispose() => Process.Dispose();

    [GeneratedRegex("(wts|we)_[0-9A-Za-z]{49}", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Token();
}
