namespace WigToken.Cli.Tests;

public sealed class DoctorTests : IDisposable
{
    private readonly Tool _tool = new();

    public void Dispose() => _tool.Dispose();

    [Fact]
    public async Task Doctor_EverythingInPlace_FindsNothingAndChangesNothing()
    {
        _tool.Append("a.jsonl", Transcripts.Line("1"));
        using (await _tool.ServeAsync())
        {
            await AssertAllOkAsync();
            await _tool.StopAsync();
        }

        var before = Files();
        await AssertAllOkAsync();
        Assert.Equal(before, Files());
    }

    [Fact]
    public async Task Doctor_NothingThereYet_SaysSoAndMakesNothing()
    {
        var result = (await _tool.RunAsync("doctor", "--json")).Succeeded();

        Assert.Contains("none yet", Check(result, "database", "warning"), StringComparison.Ordinal);
        Assert.False(Directory.Exists(_tool.Root));
    }

    [Fact]
    public async Task Doctor_FolderMissing_IsAnError()
    {
        _tool.Environment["CLAUDE_PROJECTS_DIR"] = _tool.PathOf("nowhere");

        var result = await _tool.RunAsync("doctor", "--json");

        Assert.Equal(1, result.Code);
        Assert.Contains("nowhere", Check(result, "transcripts", "error"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Doctor_DatabaseUnreachable_IsAnError()
    {
        var file = _tool.PathOf("notes.db");
        File.WriteAllText(file, new string('x', 5000));
        _tool.Environment["STATS_DB_PATH"] = file;

        var result = await _tool.RunAsync("doctor", "--json");

        Assert.Equal(1, result.Code);
        Assert.Contains("not a SQLite database", Check(result, "database", "error"), StringComparison.Ordinal);
        Assert.Equal(new string('x', 5000), File.ReadAllText(file));
    }

    [Fact]
    public async Task Doctor_TranscriptsAboutToBeDeleted_WarnsUntilTheyAreImported()
    {
        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        var claude = Directory.CreateDirectory(_tool.Environment["CLAUDE_CONFIG_DIR"]).FullName;
        File.WriteAllText(Path.Combine(claude, "settings.json"), """{ "cleanupPeriodDays": 10, /* mine */ }""");
        File.SetLastWriteTimeUtc(_tool.Append("due.jsonl", Transcripts.Line("1")), now.AddDays(-8));
        File.SetLastWriteTimeUtc(_tool.Append("overdue.jsonl", Transcripts.Line("2")), now.AddDays(-50));
        File.SetLastWriteTimeUtc(_tool.Append("young.jsonl", Transcripts.Line("3")), now.AddDays(-6));

        var before = (await _tool.RunAsync("doctor", "--json")).Succeeded();
        using var client = await _tool.ServeAsync();
        var after = (await _tool.RunAsync("doctor", "--json")).Succeeded();

        Assert.Contains("after 10 days; due within 3: 2, of which not imported completely: 2 files", Check(before, "clean-up", "warning"), StringComparison.Ordinal);
        Assert.Contains("overdue.jsonl", Check(before, "clean-up", "warning"), StringComparison.Ordinal);
        Assert.Contains("due within 3: 2, imported completely", Check(after, "clean-up", "ok"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("transcript")]
    [InlineData("message")]
    public async Task Doctor_StampsInTheFuture_TellOfAWrongClock(string what)
    {
        var later = TimeProvider.System.GetUtcNow().UtcDateTime.AddHours(1);
        var file = _tool.Append("a.jsonl", Transcripts.Line("1", at: what == "message" ? $"{later:yyyy-MM-dd'T'HH:mm:ss'Z'}" : "2026-05-01T10:00:00Z"));
        if (what == "transcript")
            File.SetLastWriteTimeUtc(file, later);
        using var client = await _tool.ServeAsync();

        var result = await _tool.RunAsync("doctor", "--json");

        Assert.Equal(1, result.Code);
        Assert.Contains(what, Check(result, "clock", "error").Replace(file, "transcript", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Doctor_ConfigurationWrong_ListsEverythingWithoutSecrets()
    {
        Directory.CreateDirectory(_tool.Root);
        File.WriteAllText(Path.Combine(_tool.Root, "appsettings.json"), """{ "WigToken": { "ScanIntervalMs": 7000 } }""");
        (_tool.Environment["MODE"], _tool.Environment["DB_URL"], _tool.Environment["PORT"]) = ("foo", "postgres://scott:ti@ger@db/x", "99999");

        var result = await _tool.RunAsync("doctor");

        Assert.Equal(1, result.Code);
        Assert.Contains("expected solo or team", result.Output, StringComparison.Ordinal);
        Assert.Contains("PORT is \"99999\"", result.Output, StringComparison.Ordinal);
        Assert.Contains("postgres://scott:***@db/x", result.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("ger", result.Output.Replace("larger", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Matches("MODE +foo +environment variable MODE", result.Output);
        Assert.Matches("SCAN_INTERVAL_MS +7000 +.*appsettings.json", result.Output);
        Assert.Matches("HEADLESS +false +default", result.Output);
    }

    private async Task AssertAllOkAsync()
    {
        var result = (await _tool.RunAsync("doctor", "--json")).Succeeded();
        Assert.All(result.Json.GetProperty("checks").EnumerateArray(), static check => Assert.Equal("ok", check.GetProperty("state").GetString()));
        Assert.Contains("1 message,", Check(result, "database", "ok"), StringComparison.Ordinal);
    }

    private string[] Files() =>
        [.. Directory.GetFiles(_tool.Root, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(static file => $"{file} {File.GetLastWriteTimeUtc(file):O}")];

    internal static string Check(Result result, string name, string state)
    {
        var found = result.Json.GetProperty("checks").EnumerateArray().Where(check => check.GetProperty("name").GetString() == name).ToArray();
        Assert.Contains(state, found.Select(static check => check.GetProperty("state").GetString()));
        return string.Join('\n', found.Select(static check => check.GetProperty("found").GetString()));
    }
}
