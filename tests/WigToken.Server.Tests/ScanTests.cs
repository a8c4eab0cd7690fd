using System.Diagnostics;
using System.Text.Json;
using WigToken.Generate;
using WigToken.Oracle;

namespace WigToken.Server.Tests;

/// <summary>The one-shot program, parsing and importing, against the oracle.</summary>
public sealed class ScanTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Scan_GeneratedTree_EqualsOracle()
    {
        var tree = GeneratedTree();
        var one = await RunAsync(0, tree, "--threads", "1");
        var three = await RunAsync(0, tree, "--threads", "3");

        Assert.Equal(one.Output, three.Output);
        AssertSame(tree, one.Output);
    }

    [Fact]
    public async Task Scan_GeneratedTreeIntoAStore_EqualsOracle()
    {
        var tree = GeneratedTree();
        var store = Path.Combine(_folder.Path, "x.db");

        AssertSame(tree, (await RunAsync(0, tree, "--store", store)).Output);
        AssertSame(tree, (await RunAsync(0, tree, "--store", store)).Output);
    }

    [Fact]
    public async Task Scan_RealTranscripts_EqualsOracle()
    {
        var tree = Environment.GetEnvironmentVariable("WIGTOKEN_TRANSCRIPTS");
        Assert.SkipWhen(tree is null, "WIGTOKEN_TRANSCRIPTS names no folder of real transcripts.");
        AssertSame(tree!, (await RunAsync(0, tree!)).Output);
    }

    [Fact]
    public async Task Scan_FileThatCannotBeRead_CountsTheOthersAndSaysSo()
    {
        var tree = GeneratedTree();
        var gone = Path.Combine(tree, "gone.jsonl");
        File.CreateSymbolicLink(gone, Path.Combine(tree, "nowhere"));

        var run = await RunAsync(1, tree);
        Assert.StartsWith($"Cannot read {gone}: ", run.Error, StringComparison.Ordinal);
        File.Delete(gone);
        AssertSame(tree, run.Output);
    }

    [Theory]
    [InlineData("There is no folder 'nowhere'.", "nowhere")]
    [InlineData("Usage: WigToken.Scan DIR")]
    [InlineData("--threads needs a number from 1 on, not 'none'.", ".", "--threads", "none")]
    [InlineData("Cannot make sense of '--fast'.", ".", "--fast")]
    public async Task Scan_BadArguments_SaysWhatItWanted(string message, params string[] arguments) =>
        Assert.StartsWith(message, (await RunAsync(2, arguments)).Error, StringComparison.Ordinal);

    private string GeneratedTree()
    {
        var tree = _folder.Folder("tree");
        TranscriptTree.Write(tree, new TranscriptTreeOptions { Seed = 5, Megabytes = 12 });
        return tree;
    }

    private static void AssertSame(string tree, string output)
    {
        var rows = Expected.Of(tree).Rows;
        var report = JsonDocument.Parse(output).RootElement;
        Assert.Equal(rows.Count, report.GetProperty("messages").GetInt32());
        Assert.Equal(Figures(OracleSum.Of(rows.Values)), Figures(report.GetProperty("totals")));
        Assert.Equal(
            rows.Values.ByModel().ToDictionary(static model => model.Key, static model => Figures(model.Value)),
            report.GetProperty("perModel").EnumerateObject().ToDictionary(static model => model.Name, static model => Figures(model.Value)));
    }

    private static (long, long, long, long) Figures(OracleSum sum) => (sum.Counts.Input, sum.Counts.CacheCreation5Minutes + sum.Counts.CacheCreation1Hour, sum.Counts.CacheRead, sum.Counts.Output);

    private static (long, long, long, long) Figures(JsonElement counts) =>
        (counts.GetProperty("input").GetInt64(), counts.GetProperty("cacheCreation").GetInt64(), counts.GetProperty("cacheRead").GetInt64(), counts.GetProperty("output").GetInt64());

    private static async Task<(string Output, string Error)> RunAsync(int exitCode, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "WigToken.Scan.dll"), .. arguments])
        {
            RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false,
        };
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(process.ExitCode == exitCode, $"It ended with {process.ExitCode}: {await error}");
        return (output, await error);
    }
}
