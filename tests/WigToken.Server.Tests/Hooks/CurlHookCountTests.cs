using System.Runtime.Versioning;
using WigToken.Generate;
using WigToken.Server.Tests.Team;

namespace WigToken.Server.Tests.Hooks;

/// <summary>What the server counts of what the script sends is what the oracle counts of the transcripts.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class CurlHookCountTests : IDisposable
{
    private const string Canary = "canary-7f3e0b";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task GeneratedTranscripts_CountAsTheOracleSays_AndNoTextOrProjectIsSent()
    {
        var hook = new CurlHook(_folder);
        hook.Replace("curl", $"tee -a \"$HOME/sent\" | {Installed.PathOf("curl")} \"$@\"");
        // With this seed nothing is nested deeper than jq reads.
        TranscriptTree.Write(hook.Projects, new TranscriptTreeOptions { Seed = 3, Megabytes = 6, Canary = Canary });

        await AssertCountsAsync(hook, hook.Projects);

        var sent = await File.ReadAllTextAsync(Path.Combine(hook.Home, "sent"), TestContext.Current.CancellationToken);
        Assert.Contains("\"message_id\":\"msg_", sent, StringComparison.Ordinal);
        Assert.DoesNotContain(Canary, sent, StringComparison.Ordinal);
        Assert.DoesNotContain("project", sent, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task RealTranscripts_CountAsTheOracleSays()
    {
        var tree = Environment.GetEnvironmentVariable("WIGTOKEN_TRANSCRIPTS");
        Assert.SkipWhen(tree is null, "WIGTOKEN_TRANSCRIPTS names no folder of real transcripts.");
        await AssertCountsAsync(new CurlHook(_folder), tree!);
    }

    /// <summary>Calls the script for every session, then for what belongs to none of them; the totals, per model and per day have to be right.</summary>
    private async Task AssertCountsAsync(CurlHook hook, string tree)
    {
        using var server = await TeamServer.StartAsync(_folder, null, ("PUBLIC_READS", "all"));
        (hook.Server, hook.Token) = (server.Client.BaseAddress!, await server.IssueAsync("alice", "ingest"));
        foreach (var session in Directory.GetDirectories(tree).SelectMany(static project => Directory.GetFiles(project, "*.jsonl")).Where(static path => !Path.GetFileName(path).StartsWith("agent-", StringComparison.Ordinal)))
            await hook.CallAsync(session);
        foreach (var other in Directory.GetFiles(tree, "*.jsonl", SearchOption.AllDirectories).Where(path => !File.Exists(hook.MarkOf(path))))
            await hook.CallAsync(Path.Combine(Path.GetDirectoryName(other)!, "gone.jsonl"), other);

        Assert.Equal("", hook.Error);
        await Expected.Of(tree, static _ => ("alice", "laptop", "")).AssertSameAsync(server.Process);
    }
}
