using WigToken.Agent.Host.Tests.Running;

namespace WigToken.Agent.Host.Tests.Commands;

/// <summary>Whatever is wrong: exit code 1, and what was found and is to be done, on standard error.</summary>
public sealed class BadInputTests : IDisposable
{
    private readonly Machine _machine = new();

    public void Dispose() => _machine.Dispose();

    [Theory]
    [InlineData("usage.example.org", "Server is 'usage.example.org'")]
    [InlineData("ftp://usage.example.org", "https://")]
    [InlineData("http://", "--server is 'http://'; an address such as https://usage.example.org was expected")]
    [InlineData("https://alice:secret@usage.example.org", "password")]
    public async Task Server_NoAddress_IsNamed(string server, string message) => Assert.DoesNotContain(
        "secret", (await _machine.RunAsync("--server", server, "--token-file", TokenFile())).FailedWith(message).Error, StringComparison.Ordinal);

    [Theory]
    [InlineData("run")]
    [InlineData("once")]
    [InlineData("ping")]
    public async Task Nothing_IsConfigured_EverythingMissingIsListed(string command)
    {
        var result = (await _machine.RunAsync(command)).FailedWith("Server is missing");

        Assert.Contains("There is no token", result.Error, StringComparison.Ordinal);
        Assert.Contains("wigtoken-agent configure", result.Error, StringComparison.Ordinal);
        Assert.Equal("", result.Output);
    }

    [Fact]
    public async Task SeveralThings_AreWrong_AllAreListed()
    {
        _machine.Environment["WATCH_POLLING"] = "sometimes";

        var result = (await _machine.RunAsync("once", "--projects", "some", "--machine", "a b", "--server", "x")).FailedWith("environment variable WATCH_POLLING is 'sometimes'; true or false was expected.");

        foreach (var found in new[] { "--projects is 'some'", "Machine is 'a b'", "Server is 'x'", "There is no token" })
            Assert.Contains(found, result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--bogus", "'--bogus'")]
    [InlineData("sned", "'sned'")]
    [InlineData("--log-level=loud", "loud")]
    [InlineData("--server", "--server")]
    public async Task CommandLine_Unknown_IsNamed(string argument, string message) =>
        Assert.Contains("'wigtoken-agent help'", (await _machine.RunAsync(argument)).FailedWith(message).Error, StringComparison.Ordinal);

    [Theory]
    [InlineData("{", "is damaged")]
    [InlineData("", "is damaged")]
    [InlineData("[]", "no JSON object")]
    [InlineData("""{"servr":"https://x"}""", "'servr'")]
    [InlineData("""{"server":7}""", "number as 'server'")]
    [InlineData("""{"server":"https://x","server":"https://y"}""", "is damaged")]
    public async Task SavedSettings_Damaged_AreNamed(string content, string message)
    {
        Directory.CreateDirectory(_machine.StateDirectory);
        var file = Path.Combine(_machine.StateDirectory, "agent.json");
        File.WriteAllText(file, content);

        foreach (var command in new[] { "once", "status", "show" })
            Assert.Contains(file, (await _machine.RunAsync(command)).FailedWith(message).Error, StringComparison.Ordinal);
        Assert.Equal(content, File.ReadAllText(file));
    }

    [Fact]
    public async Task StateDirectory_IsAFile_IsNamed()
    {
        var file = _machine.OwnersFile("state", "");

        (await _machine.RunAsync("once", "--state-dir", file, "--server", "https://localhost", "--token-file", TokenFile())).FailedWith(file);
    }

    [Fact]
    public async Task TokenFile_OthersCanRead_IsRefusedWithTheRemedy()
    {
        var file = TokenFile();
        Modes.Set(file, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead);

        (await _machine.RunAsync("ping", "--server", "https://localhost", "--token-file", file)).FailedWith($"chmod 600 '{file}'");
    }

    [Fact]
    public async Task TokenFile_Missing_IsNamed() =>
        (await _machine.RunAsync("ping", "--server", "https://localhost", "--token-file", "nowhere")).FailedWith(_machine.PathOf("nowhere"));

    [Fact]
    public async Task TokenAndFile_BothGiven_AreRefused() =>
        (await _machine.RunAsync("ping", "--token", Samples.Token, "--token-file", TokenFile())).FailedWith("one of them");

    [Fact]
    public async Task Server_Redirects_IsNotFollowedButNamed()
    {
        await using var elsewhere = await CapturingServer.StartAsync();
        await using var server = await CapturingServer.StartAsync(context =>
        {
            context.Response.Redirect($"{elsewhere.Url}/usage/api/ingest/messages", permanent: true);
            return Task.CompletedTask;
        });

        (await _machine.RunAsync("ping", "--server", server.Url, "--token-file", TokenFile())).FailedWith($"{elsewhere.Url}/usage");

        Assert.Empty(elsewhere.Authorizations);
    }

    [Fact]
    public async Task SecondAgent_OnOneStateDirectory_IsRefused_AndTheFirstGoesOn()
    {
        await using var server = await CapturingServer.StartAsync();
        string[] settings = ["--server", server.Url, "--token-file", TokenFile()];
        using var first = _machine.Start(settings);
        await first.UntilAsync(() => !server.Authorizations.IsEmpty, "the first agent gave a sign of life");

        (await _machine.RunAsync(settings)).FailedWith(_machine.StateDirectory);
        (await _machine.RunAsync([.. settings, "once"])).FailedWith("Another agent");

        _machine.Append("a.jsonl", Samples.Line("1"));
        await first.UntilAsync(() => !server.Bodies.IsEmpty, "it sent a message");
        await first.StopAsync();
    }

    private string TokenFile() => _machine.OwnersFile("token", Samples.Token + "\n");
}
