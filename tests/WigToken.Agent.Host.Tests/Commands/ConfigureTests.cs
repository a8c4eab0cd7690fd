using System.Text.Json;
using WigToken.Agent.Host.Tests.Running;

namespace WigToken.Agent.Host.Tests.Commands;

/// <summary>What is saved is there for those who give no flags.</summary>
public sealed class ConfigureTests : IDisposable
{
    private readonly Machine _machine = new();

    public void Dispose() => _machine.Dispose();

    private string SavedToken => Path.Combine(_machine.StateDirectory, "token");

    [Theory]
    [InlineData("flag")]
    [InlineData("file")]
    [InlineData("environment")]
    [InlineData("input")]
    public async Task Token_FromAnywhere_IsKeptInItsFile(string place)
    {
        var file = _machine.OwnersFile("mine", $"  {Samples.Token}\r\n");
        if (place == "environment")
            _machine.Environment["WIGTOKEN_TOKEN"] = Samples.Token;
        string[] more = place switch
        {
            "flag" => ["--token", Samples.Token],
            "file" => ["--token-file", file],
            _ => [],
        };

        (await _machine.RunAsync(place == "input" ? Samples.Token + "\n" : "", ["configure", "--server", "https://usage.example", .. more])).Succeeded();

        Assert.Equal(Samples.Token + "\n", File.ReadAllText(SavedToken));
        Assert.Equal(UnixFileMode.None, Modes.OfOthers(SavedToken) | Modes.OfOthers(_machine.StateDirectory));
        Assert.Equal(["agent.json", "token"], Directory.GetFiles(_machine.StateDirectory).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Settings_FromFlagsAndEnvironment_AreKept_AndTheRestOfTheSavedOnes()
    {
        _machine.Environment["CLAUDE_PROJECTS_DIR"] = "some/where";
        (await _machine.RunAsync(Samples.Token, ["configure", "--server", "https://usage.example/team", "--projects", "--polling"])).Succeeded();
        _machine.Environment.Remove("CLAUDE_PROJECTS_DIR");
        (await _machine.RunAsync("configure", "--machine", "laptop", "--polling", "")).Succeeded();

        var saved = JsonSerializer.Deserialize<Dictionary<string, string>>(File.ReadAllText(Path.Combine(_machine.StateDirectory, "agent.json")));

        Assert.Equal(
            new Dictionary<string, string> { ["server"] = "https://usage.example/team", ["machine"] = "laptop", ["projects"] = "names", ["projectsDir"] = _machine.PathOf("some/where") }, saved);
        Assert.Equal(Samples.Token + "\n", File.ReadAllText(SavedToken));
    }

    [Fact]
    public async Task ClaudeConfigDirectory_WhichServicesDoNotGet_IsKept()
    {
        _machine.Environment["CLAUDE_CONFIG_DIR"] = _machine.PathOf("claude");
        (await _machine.RunAsync(Samples.Token, ["configure", "--server", "https://usage.example"])).Succeeded();
        _machine.Environment.Remove("CLAUDE_CONFIG_DIR");

        var status = (await _machine.RunAsync("status")).Succeeded();

        Assert.Contains(_machine.PathOf("claude/projects"), status.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Once_AfterConfigure_NeedsNothing()
    {
        await using var server = await CapturingServer.StartAsync();
        (await _machine.RunAsync(Samples.Token, ["configure", "--server", server.Url, "--machine", "laptop"])).Succeeded();
        _machine.Append("a.jsonl", Samples.Line("1"));

        (await _machine.RunAsync("once")).Succeeded();

        Assert.StartsWith("""{"machine":"laptop",""", Assert.Single(server.Bodies), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "There is no token")]
    [InlineData("wts_abc", "49 letters and digits were expected, 7 characters were found")]
    public async Task Token_MissingOrCut_NothingIsSaved(string input, string message)
    {
        (await _machine.RunAsync(input, ["configure", "--server", "https://usage.example"])).FailedWith(message);

        Assert.False(Directory.Exists(_machine.StateDirectory));
    }

    [Fact]
    public async Task NewToken_FromStandardInput_TakesTheOldOnesPlace()
    {
        var other = Samples.Token[..^1] + "b";
        (await _machine.RunAsync(Samples.Token, ["configure", "--server", "https://usage.example"])).Succeeded();

        (await _machine.RunAsync(other, ["configure", "--token-file", "-"])).Succeeded();

        Assert.Equal(other + "\n", File.ReadAllText(SavedToken));
    }

    [Fact]
    public async Task Place_CannotBeWritten_IsNamed()
    {
        var file = _machine.OwnersFile("state", "");
        (await _machine.RunAsync(Samples.Token, ["configure", "--server", "https://usage.example", "--state-dir", file])).FailedWith(file);
    }
}
