using WigToken.Agent.Host.Tests.Running;
using WigToken.Server.Tests;
using WigToken.Server.Tests.Team;

namespace WigToken.Agent.Host.Tests;

/// <summary>The program and a real team's server, from a token to the totals.</summary>
public sealed class TeamTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly Machine _machine = new();

    public void Dispose()
    {
        _machine.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task Agent_SendsToATeamsServer_EverythingOnce()
    {
        using var server = await TeamServer.StartAsync(_folder);
        var token = await server.IssueAsync("alice", "ingest");
        var address = server.Client.BaseAddress!.ToString();

        (await _machine.RunAsync(token, ["configure", "--server", address, "--machine", "laptop", "--projects"])).Succeeded();
        Assert.Contains("takes the token", (await _machine.RunAsync("ping")).Succeeded().Output, StringComparison.Ordinal);

        var transcript = _machine.Append("s-1.jsonl", Samples.Lines(1500));
        Assert.Equal("1,500 messages sent.\n", (await _machine.RunAsync("once")).Succeeded().Output);
        Assert.Equal((1500, 1500 * 1501 / 2), await TotalsAsync(server));

        _machine.Append("s-1.jsonl", Samples.Line("hooked", 7));
        await server.Process.UntilAsync(async () =>
        {
            (await _machine.RunAsync(Samples.Hook(transcript), ["hook"])).Succeeded();
            return (await TotalsAsync(server)).Messages == 1501;
        }, "the hook to have sent");

        using (var agent = _machine.Start())
        {
            _machine.Append("s-2.jsonl", [.. Samples.Lines(3), Samples.Line("followed", 8)]);
            await server.Process.UntilAsync(async () => (await TotalsAsync(server)).Messages == 1502, "the agent to have sent");
            await agent.StopAsync();
        }

        Assert.Equal((1502, (1500 * 1501 / 2) + 15), await TotalsAsync(server));
        using var machines = await server.Client.SendAsync(HttpMethod.Get, "api/admin/machines", Requests.Bearer(server.Admin));
        var machine = (await machines.JsonAsync()).GetProperty("machines").EnumerateArray().Single();
        Assert.Equal(("alice", "laptop"), (machine.GetProperty("user").GetString(), machine.GetProperty("machine").GetString()));
        (await _machine.RunAsync("status")).Succeeded();
    }

    [Fact]
    public async Task Token_Revoked_IsSaid_AndANewOneSendsWhatWaited()
    {
        using var server = await TeamServer.StartAsync(_folder);
        (await _machine.RunAsync(await server.IssueAsync("alice", "read"), ["configure", "--server", server.Client.BaseAddress!.ToString()])).Succeeded();
        _machine.Append("s-1.jsonl", Samples.Lines(3));
        (await _machine.RunAsync("ping")).FailedWith("scope_insufficient");
        (await _machine.RunAsync("once")).FailedWith("3 messages waiting");

        (await _machine.RunAsync(await server.IssueAsync("alice", "ingest"), ["configure", "--token-file", "-"])).Succeeded();
        (await _machine.RunAsync("once")).Succeeded();

        Assert.Equal((3, 6), await TotalsAsync(server));
    }

    private static async Task<(long Messages, long Output)> TotalsAsync(TeamServer server)
    {
        var totals = await server.TotalsAsync();
        return (totals.GetProperty("messages").GetInt64(), totals.GetProperty("output").GetInt64());
    }
}
