using System.Net;
using System.Net.Sockets;

namespace WigToken.Server.Tests;

/// <summary>Starting, wrongly and rightly.</summary>
public sealed class StartTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Start_EverythingWrong_SaysEverythingAtOnce()
    {
        var prices = Path.Combine(_folder.Path, "prices.json");
        File.WriteAllText(prices, """{"prices":[{"provider":"anthropic","model":"claude-x","input":"abc","output":5}]}""");
        var notAFolder = Path.Combine(_folder.Path, "file");
        File.WriteAllText(notAFolder, "");

        using var server = await ServerProcess.RunAsync(
            ("MODE", "foo"), ("DB_URL", "oracle:scott:tiger@db"), ("CLAUDE_PROJECTS_DIR", notAFolder), ("PRICES_FILE", prices), ("SCAN_INTERVAL_MS", "soon"),
            ("TIME_ZONE", "Mars/Olympus"), ("PRICE_BOOK", "cheap"), ("PUBLIC_READS", "some"), ("HEADLESS", "perhaps"), ("PORT", "99999"));

        Assert.Equal(1, server.ExitCode);
        string[] named = ["MODE", "DB_URL", "CLAUDE_PROJECTS_DIR", "PRICES_FILE", "SCAN_INTERVAL_MS", "TIME_ZONE", "PRICE_BOOK", "PUBLIC_READS", "HEADLESS", "PORT"];
        Assert.All(named, name => Assert.Contains(name, server.Output, StringComparison.Ordinal));
        Assert.Contains("abc", server.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("tiger", server.Output, StringComparison.Ordinal);
        AssertReadable(server.Output);
    }

    [Theory]
    [InlineData("MODE", "foo", "expected solo or team")]
    [InlineData("DB_URL", "oracle:x", "expected sqlite:PATH")]
    [InlineData("STATS_DB_PATH", "/proc/nothing/stats.db", "cannot be written")]
    [InlineData("STATS_DB_PATH", "/dev/null/stats.db", "cannot be written")]
    public async Task Start_OneSettingWrong_SaysWhichAndWhatWasExpected(string name, string value, string expected)
    {
        using var server = await ServerProcess.RunAsync(("CLAUDE_PROJECTS_DIR", _folder.Path), ("STATS_DB_PATH", Path.Combine(_folder.Path, "x.db")), (name, value));

        Assert.Equal(1, server.ExitCode);
        Assert.Contains(name, server.Output, StringComparison.Ordinal);
        Assert.Contains(expected, server.Output, StringComparison.Ordinal);
        AssertReadable(server.Output);
    }

    [Fact]
    public async Task Start_PortTaken_SaysSo()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;

        using var server = await ServerProcess.RunAsync(
            ("CLAUDE_PROJECTS_DIR", _folder.Path), ("STATS_DB_PATH", Path.Combine(_folder.Path, "x.db")), ("PORT", $"{port}"));

        Assert.Equal(1, server.ExitCode);
        Assert.Contains($"PORT {port}", server.Output, StringComparison.Ordinal);
        AssertReadable(server.Output);
    }

    [Fact]
    public async Task Start_DatabaseIsSomethingElse_SaysSoAndLeavesItAlone()
    {
        var file = Path.Combine(_folder.Path, "notes.db");
        File.WriteAllText(file, new string('x', 5000));

        using var server = await ServerProcess.RunAsync(("CLAUDE_PROJECTS_DIR", _folder.Path), ("STATS_DB_PATH", file));

        Assert.Equal(1, server.ExitCode);
        Assert.Contains("not a SQLite database", server.Output, StringComparison.Ordinal);
        Assert.Equal(new string('x', 5000), File.ReadAllText(file));
        AssertReadable(server.Output);
    }

    [Fact]
    public async Task Start_NoTranscriptsYet_WaitsForThem()
    {
        var tree = Path.Combine(_folder.Path, "later", "projects");
        using var server = ServerProcess.Start(tree, Path.Combine(_folder.Path, "x.db"), ("SCAN_INTERVAL_MS", "200"));
        await server.ImportedAsync();
        Assert.Contains("is watched for", server.Output, StringComparison.Ordinal);

        _folder.Folder("later", "projects", "-app");
        using var file = new TranscriptFile(Path.Combine(tree, "-app", "s.jsonl"));
        file.Append(TranscriptFile.Line("m1", 5));

        var expected = Expected.Of(tree);
        await server.UntilAsync(() => expected.IsTotalOfAsync(server), "the new transcript to be counted");
    }

    [Fact]
    public async Task Start_FaultsInSomeFiles_CountsTheOthers()
    {
        var tree = _folder.Folder("tree");
        _folder.Folder("tree", "-app", "folder.jsonl");
        File.CreateSymbolicLink(Path.Combine(tree, "-app", "dangling.jsonl"), Path.Combine(tree, "nowhere"));
        File.CreateSymbolicLink(Path.Combine(tree, "-app", "circle"), tree);
        File.WriteAllBytes(Path.Combine(tree, "-app", "binary.jsonl"), [.. Enumerable.Range(0, 9000).Select(static i => (byte)(i * 31))]);
        using (var huge = new TranscriptFile(Path.Combine(tree, "-app", "huge.jsonl")))
        {
            var megabyte = new string(' ', 1_000_000);
            for (var i = 0; i < 300; i++)
                huge.Append(megabyte);
            huge.Append("\n" + TranscriptFile.Line("behind-a-huge-line", 7));
        }

        using (var good = new TranscriptFile(Path.Combine(tree, "-app", "good.jsonl")))
            good.Append(TranscriptFile.Line("m1", 5));

        using var server = ServerProcess.Start(tree, Path.Combine(_folder.Path, "x.db"));
        await server.ImportedAsync();

        var totals = (await server.GetAsync("api/usage/totals")).GetProperty("totals");
        Assert.Equal(2, totals.GetProperty("messages").GetInt32());
        Assert.Equal(12, totals.GetProperty("output").GetInt32());
    }

    [Fact]
    public async Task Stop_OnSignal_EndsWithZero()
    {
        using var server = ServerProcess.Start(_folder.Path, Path.Combine(_folder.Path, "x.db"));
        await server.ImportedAsync();

        await server.StopAsync();

        Assert.Equal(0, server.ExitCode);
    }

    private static void AssertReadable(string output)
    {
        Assert.Contains("WigToken cannot start:", output, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", output, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", output, StringComparison.Ordinal);
    }
}
