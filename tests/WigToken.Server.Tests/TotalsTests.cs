using System.Text;
using WigToken.Generate;
using WigToken.Oracle;

namespace WigToken.Server.Tests;

/// <summary>The real program on real files, against the oracle: totals, per model, per day, per user and machine, per project.</summary>
public sealed class TotalsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Database => Path.Combine(_folder.Path, "data", "stats.db");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Import_RealTranscripts_EqualsOracle()
    {
        var tree = Environment.GetEnvironmentVariable("WIGTOKEN_TRANSCRIPTS");
        Assert.SkipWhen(tree is null, "WIGTOKEN_TRANSCRIPTS names no folder of real transcripts.");
        await AssertImportAsync(tree!, Expected.Solo);
    }

    [Theory]
    [InlineData(TreeLayout.Solo)]
    [InlineData(TreeLayout.Team)]
    [InlineData(TreeLayout.TeamMachines)]
    [InlineData(TreeLayout.TeamFlat)]
    public async Task Import_GeneratedTree_EqualsOracle(TreeLayout layout)
    {
        var megabytes = double.Parse(Environment.GetEnvironmentVariable("WIGTOKEN_TREE_MEGABYTES") ?? "25", System.Globalization.CultureInfo.InvariantCulture);
        var tree = _folder.Folder("tree");
        TranscriptTree.Write(tree, new TranscriptTreeOptions { Seed = 11, Megabytes = megabytes, Layout = layout });

        await AssertImportAsync(tree, relative => Labels(layout, relative.Split('/')));
    }

    [Fact]
    public async Task Import_NastyFiles_EqualsOracle()
    {
        var tree = _folder.Folder("tree");
        foreach (var (nasty, number) in NastyLines.All.Select(static (nasty, number) => (nasty, number)))
        {
            // Each in a folder of its own and with ids of its own: what one case is about must not be hidden by another.
            var file = Path.Combine(_folder.Folder("tree", $"-case-{number:D3}"), "s.jsonl");
            File.WriteAllBytes(file, OwnIds(nasty.Bytes, number));
            File.SetLastWriteTimeUtc(file, DateTimeOffset.FromUnixTimeMilliseconds(NastyLine.FallbackTimestampMs).UtcDateTime);
        }

        await AssertImportAsync(tree, Expected.Solo);
    }

    private async Task AssertImportAsync(string tree, Func<string, (string, string, string?)> labels)
    {
        using var server = ServerProcess.Start(tree, Database, ("PUBLIC_READS", "all"));
        await server.ImportedAsync();
        await Expected.Of(tree, labels).AssertSameAsync(server);
    }

    private static (string, string, string?) Labels(TreeLayout layout, string[] parts) => layout switch
    {
        TreeLayout.Solo => ("alice", "laptop", parts[0]),
        TreeLayout.Team => (parts[0], "laptop", parts[2]),
        TreeLayout.TeamMachines => (parts[0], parts[1], parts[3]),
        _ => (parts[0], "laptop", parts[1]),
    };

    private static byte[] OwnIds(byte[] file, int number)
    {
        var text = Encoding.Latin1.GetString(file);
        return Encoding.Latin1.GetBytes(text.Replace("\"id\":\"m", $"\"id\":\"case{number}-m", StringComparison.Ordinal));
    }
}
