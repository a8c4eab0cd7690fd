namespace WigToken.Cli.Tests;

public sealed class InitTests : IDisposable
{
    private readonly Tool _tool = new();

    public void Dispose() => _tool.Dispose();

    [Fact]
    public async Task Init_Twice_MakesTheDatabaseAndOneAdminToken()
    {
        var first = (await _tool.RunAsync("init")).Succeeded();
        var second = (await _tool.RunAsync("init")).Succeeded();

        Assert.Matches(@"\bwts_[0-9A-Za-z]{49}\b", first.Output);
        Assert.DoesNotMatch(@"\bwts_[0-9A-Za-z]{49}\b", second.Output);
        Assert.Contains("is there and up to date", second.Output, StringComparison.Ordinal);
        var token = Assert.Single((await _tool.RunAsync("tokens", "list", "--json")).Succeeded().Json.GetProperty("tokens").EnumerateArray());
        Assert.Equal("admin", token.GetProperty("scope").GetString());
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(_tool.Root));
    }

    [Fact]
    public async Task Command_NoDatabaseYet_SaysSoAndMakesNone()
    {
        (await _tool.RunAsync("tokens", "list")).FailedWith("wigtoken init");

        Assert.False(Directory.Exists(_tool.Root));
    }

    [Fact]
    public async Task Command_ConfigurationWrong_SaysEverythingAtOnce()
    {
        (_tool.Environment["MODE"], _tool.Environment["PRICE_BOOK"]) = ("foo", "cheap");

        var result = (await _tool.RunAsync("init")).FailedWith("MODE");

        Assert.Contains("PRICE_BOOK", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Command_SettingsFileDamaged_NamesIt()
    {
        Directory.CreateDirectory(_tool.Root);
        File.WriteAllText(Path.Combine(_tool.Root, "appsettings.json"), """{ "WigToken": """);

        (await _tool.RunAsync("init")).FailedWith("appsettings.json");
        (await _tool.RunAsync("start")).FailedWith("appsettings.json");
    }

    [Theory]
    [InlineData("bogus")]
    [InlineData("tokens")]
    [InlineData("tokens", "issue", "--user", "bob", "--scope", "all")]
    [InlineData("tokens", "revoke", "one")]
    [InlineData("backup")]
    public async Task Usage_Wrong_EndsWithOne(params string[] arguments)
    {
        var result = await _tool.RunAsync(arguments);

        Assert.Equal(1, result.Code);
        Assert.NotEqual("", result.Error.Trim());
    }

    [Fact]
    public async Task HelpAndVersion_AsWords_EqualTheOptions()
    {
        Assert.Equal((await _tool.RunAsync("tokens", "issue", "--help")).Succeeded().Output, (await _tool.RunAsync("help", "tokens", "issue")).Succeeded().Output);
        Assert.Equal((await _tool.RunAsync("--version")).Succeeded().Output, (await _tool.RunAsync("version")).Succeeded().Output);
    }
}
