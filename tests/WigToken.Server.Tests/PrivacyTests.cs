using System.Text;
using WigToken.Generate;

namespace WigToken.Server.Tests;

/// <summary>Counts only: what people write is nowhere to be found.</summary>
public sealed class PrivacyTests : IDisposable
{
    private const string Canary = "canary-7f3e0b";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Canary_InEveryPromptToolInputAndResult_IsFoundNowhere()
    {
        var tree = _folder.Folder("tree");
        var database = Path.Combine(_folder.Path, "data", "stats.db");
        TranscriptTree.Write(tree, new TranscriptTreeOptions { Seed = 5, Megabytes = 12, Canary = Canary });
        Assert.Contains(Directory.EnumerateFiles(tree, "*.jsonl", SearchOption.AllDirectories), static file => Holds(File.ReadAllBytes(file)));

        using var server = ServerProcess.Start(tree, database, ("Logging__LogLevel__Default", "Trace"), ("Logging__LogLevel__Microsoft", "Trace"));
        await server.ImportedAsync();
        string[] paths =
        [
            "", "health", "api/usage/totals", "api/usage/breakdown", "api/usage/breakdown.csv", "api/usage/timeseries?by=project", "api/usage/leaderboard?by=project&limit=100",
            "api/usage/users/alice", "api/usage/recent?limit=500", "api/setup/status", "metrics", "nothing-here",
        ];
        foreach (var path in paths)
            Assert.False(Holds(await (await server.Client.GetAsync(new Uri(path, UriKind.Relative))).Content.ReadAsByteArrayAsync()), path);
        server.Kill();

        // Killed, so that the write-ahead log is still there.
        Assert.True(File.Exists(database + "-wal"));
        foreach (var file in Directory.EnumerateFiles(Path.GetDirectoryName(database)!))
            Assert.False(Holds(File.ReadAllBytes(file)), file);
        Assert.Contains("Skipped the line", server.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(Canary, server.Output, StringComparison.Ordinal);
    }

    private static bool Holds(byte[] bytes) => bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(Canary)) >= 0;
}
