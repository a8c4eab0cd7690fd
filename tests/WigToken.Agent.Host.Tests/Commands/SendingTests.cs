using System.Text.Json;
using WigToken.Agent.Host.Tests.Running;
using WigToken.Tests;

namespace WigToken.Agent.Host.Tests.Commands;

/// <summary>What ships usage: <c>once</c>, <c>run</c>, and what is said of it.</summary>
public sealed class SendingTests : IDisposable
{
    private readonly Machine _machine = new();

    public void Dispose() => _machine.Dispose();

    [Fact]
    public async Task Once_SendsWhatShowHasShown_ByteForByte_AndNothingTheSecondTime()
    {
        await using var server = await CapturingServer.StartAsync();
        Configure(server);
        _machine.Append("a.jsonl", Samples.Lines(20));
        _machine.Append("ünï \"codé\".jsonl", Samples.Line("msg_ü"));

        var shown = (await _machine.RunAsync("show")).Succeeded();
        var again = (await _machine.RunAsync("show")).Succeeded();
        var sent = (await _machine.RunAsync("once")).Succeeded();
        var rest = (await _machine.RunAsync("once")).Succeeded();
        var nothing = (await _machine.RunAsync("show")).Succeeded();

        Assert.Equal("", shown.Error);
        Assert.Equal(shown.Output, again.Output);
        Assert.Equal(shown.Output, Assert.Single(server.Bodies));
        Assert.Equal($"Bearer {Samples.Token}", server.Authorizations.First());
        Assert.Equal(21, JsonDocument.Parse(shown.Output).RootElement.GetProperty("messages").GetArrayLength());
        Assert.DoesNotContain("CANARY", shown.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("alice", shown.Output, StringComparison.Ordinal);
        Assert.Equal("21 messages sent.\n", sent.Output);
        Assert.Equal("0 messages sent.\n", rest.Output);
        Assert.Equal(("", "There is nothing to send.\n"), (nothing.Output, nothing.Error));
    }

    [Fact]
    public async Task Show_IsAsThePageOfTheAgentShowsIt()
    {
        var page = File.ReadAllText(RepositoryFiles.PathOf("docs/agent.md"));
        var block = page.Split("<!-- show:begin -->\n```json\n")[1].Split("\n```\n<!-- show:end -->")[0];
        _machine.Environment["WIGTOKEN_MACHINE"] = "laptop";
        _machine.Append(
            "5f0c6f0e-3b56-4a63-9f0e-0d2f6a3c1b11.jsonl",
            """
            {"type":"user","sessionId":"5f0c6f0e-3b56-4a63-9f0e-0d2f6a3c1b11","uuid":"u1","timestamp":"2026-11-27T09:14:02.118Z","message":{"role":"user","content":"Where is the leak?"}}
            {"type":"assistant","sessionId":"5f0c6f0e-3b56-4a63-9f0e-0d2f6a3c1b11","uuid":"u2","requestId":"req_011CVZk8","timestamp":"2026-11-27T09:14:09.402Z","message":{"id":"msg_01Wb4s","role":"assistant","model":"claude-opus-4-5-20251101","content":[{"type":"text","text":"In the cache."}],"usage":{"input_tokens":12,"cache_creation_input_tokens":1840,"cache_read_input_tokens":31022,"output_tokens":57}}}

            """);

        Assert.Equal(string.Concat(block.Split('\n').Select(static line => line.TrimStart())), (await _machine.RunAsync("show")).Succeeded().Output);
    }

    [Theory]
    [InlineData("names", "-home-alice-app")]
    [InlineData("", "-home-alice-app")]
    [InlineData("hash", "project-")]
    public async Task Show_Projects_AreSentAsAskedFor(string value, string expected)
    {
        _machine.Append("a.jsonl", Samples.Line("1"));

        var shown = (await _machine.RunAsync(value.Length > 0 ? ["--projects", value, "show"] : ["show", "--projects"])).Succeeded();

        Assert.Contains($"\"project\":\"{expected}", shown.Output, StringComparison.Ordinal);
        Assert.Equal(value == "hash", !shown.Output.Contains("alice", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Run_SendsWhatIsAppended_UntilItIsStopped()
    {
        await using var server = await CapturingServer.StartAsync();
        Configure(server);
        _machine.Append("a.jsonl", Samples.Line("1"));
        using var agent = _machine.Start();
        await agent.UntilAsync(() => !server.Bodies.IsEmpty, "the first message was sent");
        _machine.Append("a.jsonl", Samples.Line("2"));
        await agent.UntilAsync(() => server.Bodies.Count > 1, "the second message was sent");

        var status = (await _machine.RunAsync("status", "--json")).Succeeded().Json;
        var said = await agent.StopAsync();

        Assert.True(status.GetProperty("running").GetBoolean());
        Assert.Equal("", await agent.Output);
        Assert.All(said.Split('\n', StringSplitOptions.RemoveEmptyEntries), static line => Assert.Matches(@"^\d\d:\d\d:\d\d \w+: ", line));
        Assert.Equal(2, (await StatusAsync()).GetProperty("sent").GetInt32());
        Assert.False((await StatusAsync()).GetProperty("running").GetBoolean());
    }

    [Fact]
    public async Task Ping_AsksAndSendsNoUsage()
    {
        await using var server = await CapturingServer.StartAsync();
        Configure(server);
        _machine.Append("a.jsonl", Samples.Line("1"));

        var result = (await _machine.RunAsync("ping", "--machine", "laptop-7")).Succeeded();

        Assert.Contains("laptop-7", result.Output, StringComparison.Ordinal);
        Assert.Single(server.Authorizations);
        Assert.Empty(server.Bodies);
    }

    [Fact]
    public async Task Status_ServerRefuses_SaysSoAndFails_UntilItTakesAgain()
    {
        await using (var server = await CapturingServer.StartAsync(CapturingServer.Problem(401, "token_revoked")))
        {
            Configure(server);
            _machine.Append("a.jsonl", Samples.Line("1"));
            (await _machine.RunAsync("once")).FailedWith("token_revoked");
        }

        var status = await _machine.RunAsync("status");
        Assert.Equal(1, status.Code);
        Assert.Contains("PROBLEM", status.Output, StringComparison.Ordinal);
        Assert.Contains("1 message, ", status.Output, StringComparison.Ordinal);

        await using var good = await CapturingServer.StartAsync();
        Configure(good);
        (await _machine.RunAsync("once")).Succeeded();
        Assert.Contains("sent         1 message, last ", (await _machine.RunAsync("status")).Succeeded().Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Retry_SendsAgainWhatWasSetAside()
    {
        await using (var server = await CapturingServer.StartAsync(CapturingServer.Problem(400, "json_syntax")))
        {
            Configure(server);
            _machine.Append("a.jsonl", Samples.Line("1"));
            (await _machine.RunAsync("once")).Succeeded();
        }

        var status = await _machine.RunAsync("status");
        Assert.Equal(1, status.Code);
        Assert.Contains("SET ASIDE", status.Output, StringComparison.Ordinal);
        Assert.Contains("json_syntax", status.Output, StringComparison.Ordinal);

        await using var good = await CapturingServer.StartAsync();
        Configure(good);
        Assert.StartsWith("1 message put back", (await _machine.RunAsync("retry")).Succeeded().Output, StringComparison.Ordinal);
        Assert.StartsWith("Nothing", (await _machine.RunAsync("retry")).Succeeded().Output, StringComparison.Ordinal);
        Assert.Equal("1 message sent.\n", (await _machine.RunAsync("once")).Succeeded().Output);
        (await _machine.RunAsync("status")).Succeeded();
    }

    private void Configure(CapturingServer server) =>
        (_machine.Environment["WIGTOKEN_TOKEN_SERVER"], _machine.Environment["WIGTOKEN_TOKEN"]) = (server.Url, Samples.Token);

    private async Task<JsonElement> StatusAsync() => (await _machine.RunAsync("status", "--json")).Succeeded().Json;
}
