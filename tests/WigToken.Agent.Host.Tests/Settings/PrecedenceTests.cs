using System.Text.Json;
using WigToken.Agent.Host.Tests.Running;

namespace WigToken.Agent.Host.Tests.Settings;

/// <summary>Flag before environment before saved settings before default, for every setting, as <c>status</c> shows it.</summary>
public sealed class PrecedenceTests : IDisposable
{
    private readonly Machine _machine = new();

    public void Dispose() => _machine.Dispose();

    [Theory]
    [InlineData("server", "--server", "WIGTOKEN_TOKEN_SERVER", "https://flag.example/", "https://environment.example/", "https://saved.example/", "")]
    [InlineData("machine", "--machine", "WIGTOKEN_MACHINE", "flag", "environment", "saved", null)]
    [InlineData("projects", "--projects", null, "hash", null, "names", "none")]
    [InlineData("projectsDir", "--projects-dir", "CLAUDE_PROJECTS_DIR", "/flag,/flags", "/environment", "/saved", null)]
    [InlineData("polling", "--polling", "WATCH_POLLING", "false", "true", "false", "as the file system needs it")]
    public async Task Setting_ComesFromWhereItShould(string name, string flag, string? variable, string flagged, string? environment, string saved, string? without)
    {
        await AssertAsync(name, without, "default");
        Directory.CreateDirectory(_machine.StateDirectory);
        File.WriteAllText(Path.Combine(_machine.StateDirectory, "agent.json"), $$"""{ "{{name}}": "{{saved}}", /* mine */ }""");
        await AssertAsync(name, saved, $"'{name}' in agent.json");
        if (variable is not null)
        {
            _machine.Environment[variable] = environment!;
            await AssertAsync(name, environment, $"environment variable {variable}");
        }

        await AssertAsync(name, flagged, flag, flag, flagged);
        await AssertAsync(name, without, "default", flag, "");
    }

    [Theory]
    [InlineData("projects", "names", "--projects", "status", "--json")]
    [InlineData("projects", "names", "status", "--json", "--projects")]
    [InlineData("polling", "true", "--polling", "status", "--json")]
    public async Task Flag_WithoutItsValue_TakesNoCommandForOne(string name, string value, params string[] arguments) =>
        Assert.Equal(value, Setting((await _machine.RunAsync(arguments)).Json, name).GetProperty("value").GetString());

    [Fact]
    public async Task Token_ComesFromFlagThenFileThenEnvironmentThenTheSavedOne()
    {
        Assert.Equal("none", await TokenSourceAsync());
        var saved = Path.Combine(Directory.CreateDirectory(_machine.StateDirectory).FullName, "token");
        File.Copy(_machine.OwnersFile("mine", Samples.Token), saved);
        Assert.Equal($"'{saved}'", await TokenSourceAsync());
        _machine.Environment["WIGTOKEN_TOKEN"] = Samples.Token;
        Assert.Equal("environment variable WIGTOKEN_TOKEN", await TokenSourceAsync());
        Assert.Equal("--token-file", await TokenSourceAsync("--token-file", _machine.PathOf("mine")));
        Assert.Equal("--token", await TokenSourceAsync("--token", Samples.Token));
    }

    private async Task<string?> TokenSourceAsync(params string[] arguments)
    {
        var token = Setting((await _machine.RunAsync(["status", "--json", .. arguments])).Json, "token");
        return token.GetProperty("value").GetString() == "set" ? token.GetProperty("source").GetString() : "none";
    }

    private async Task AssertAsync(string name, string? value, string source, params string[] arguments)
    {
        var setting = Setting((await _machine.RunAsync(["status", "--json", .. arguments])).Json, name);
        Assert.Equal(source, setting.GetProperty("source").GetString());
        if (value is not null)
            Assert.Equal(value, setting.GetProperty("value").GetString());
    }

    private static JsonElement Setting(JsonElement status, string name) =>
        status.GetProperty("settings").EnumerateArray().Single(setting => setting.GetProperty("name").GetString() == name);
}
