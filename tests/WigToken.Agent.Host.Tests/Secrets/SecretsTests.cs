using System.Text;
using WigToken.Agent.Host.Tests.Running;

namespace WigToken.Agent.Host.Tests.Secrets;

/// <summary>The token is where it has to be, and nowhere else.</summary>
public sealed class SecretsTests : IDisposable
{
    private readonly Machine _machine = new();

    public void Dispose() => _machine.Dispose();

    [Theory]
    [InlineData("--token", Samples.Token)]
    [InlineData($"--token={Samples.Token}")]
    [InlineData($"--token:{Samples.Token}")]
    public async Task ProcessList_DoesNotShowTheToken(params string[] flag)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only Linux lets a program overwrite its arguments.");
        await using var server = await CapturingServer.StartAsync();
        using var agent = _machine.Start(["--server", server.Url, .. flag, "--machine", "laptop"]);
        await agent.UntilAsync(() => !server.Authorizations.IsEmpty, "the agent gave a sign of life");

        var shown = await File.ReadAllTextAsync($"/proc/{agent.Id}/cmdline");
        var said = await agent.StopAsync();

        Assert.Equal($"Bearer {Samples.Token}", server.Authorizations.First());
        Assert.DoesNotContain(Samples.Token[..8], shown, StringComparison.Ordinal);
        Assert.Contains("***", shown, StringComparison.Ordinal);
        Assert.EndsWith("--machine\0laptop\0", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("command line", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ProcessThatStartedIt_StillShowsTheToken_IsWarnedOf()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Elsewhere every use of the flag is warned of.");
        await using var server = await CapturingServer.StartAsync();
        // A shell that has something left to do stays, with the token among its own arguments.
        using var machine = new Machine("sh", "-c", $"""dotnet '{Machine.ProgramPath}' "$@"; exit $?""", "sh");

        var result = await machine.RunAsync("ping", "--server", server.Url, "--token", Samples.Token);

        Assert.Contains("(sh), which started this program, shows the token", result.Succeeded().Error, StringComparison.Ordinal);
        Assert.DoesNotContain(Samples.Token, result.Error + result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TokenAtItsPlace_IsInNoLogNoErrorAndNoOtherFile()
    {
        var said = new StringBuilder();
        await using (var server = await CapturingServer.StartAsync())
        {
            await SayAsync(said, ["configure", "--server", server.Url, "--token-file", "-", "--log-level", "trace"], Samples.Token + "\n");
            _machine.Append("a.jsonl", Samples.Lines(3));
            using var agent = _machine.Start("--log-level", "trace");
            await agent.UntilAsync(() => !server.Bodies.IsEmpty, "messages were sent");
            said.Append(await agent.StopAsync());
        }

        await using (var server = await CapturingServer.StartAsync(CapturingServer.Problem(401, "token_revoked")))
        {
            _machine.Append("a.jsonl", Samples.Line("more"));
            foreach (var command in new[] { "once", "ping", "status", "show" })
                await SayAsync(said, [command, "--server", server.Url, "--log-level", "trace"]);
            // At the wrong place.
            await SayAsync(said, [Samples.Token]);
            await SayAsync(said, ["--server", $"https://{Samples.Token}@localhost", "ping"]);
            await SayAsync(said, ["--machine", $"my {Samples.Token}", "ping"]);
            await SayAsync(said, ["ping", "--server", server.Url, "--token", Samples.Token[..^1]]);
        }

        Assert.Contains("info: ", said.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(Samples.Token[4..^1], said.ToString(), StringComparison.Ordinal);
        var holders = Directory.GetFiles(_machine.Home, "*", SearchOption.AllDirectories).Where(static file => File.ReadAllBytes(file).AsSpan().IndexOf(Encoding.ASCII.GetBytes(Samples.Token)) >= 0);
        Assert.Equal([Path.Combine(_machine.StateDirectory, "token")], holders);
    }

    [Fact]
    public async Task StateDirectory_IsForItsOwnerAlone()
    {
        await using var server = await CapturingServer.StartAsync();
        (await _machine.RunAsync(Samples.Token, ["configure", "--server", server.Url])).Succeeded();
        _machine.Append("a.jsonl", Samples.Line("1"));
        using var agent = _machine.Start();
        await agent.UntilAsync(() => !server.Bodies.IsEmpty, "a message was sent");

        Assert.All([_machine.StateDirectory, .. Directory.GetFiles(_machine.StateDirectory)], static path => Assert.Equal((path, UnixFileMode.None), (path, Modes.OfOthers(path))));
        await agent.StopAsync();
    }

    private async Task SayAsync(StringBuilder said, string[] arguments, string input = "")
    {
        var result = await _machine.RunAsync(input, arguments);
        said.Append(result.Output).Append(result.Error);
    }
}
