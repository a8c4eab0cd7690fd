
namespace WigToken.Agent.Tests.Tailing;

/// <summary>The follower as a host runs it, on real folders.</summary>
public sealed class TranscriptFollowerTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly TestSink _sink = new();
    private readonly string _root;

    public TranscriptFollowerTests() => _root = _folder.Folder("projects");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Notified_Changes_AreReadAtOnce()
    {
        Append("-app/s.jsonl", "m1");
        await using var follower = await RunningFollower.StartAsync(RunningFollower.Notified(_root), _sink);
        await follower.ImportedAsync();
        Assert.Equal(["m1"], _sink.Ids);

        Append("-app/s.jsonl", "m2");
        await CountedAsync("m2");
        Append("-new/session/subagents/agent-1.jsonl", "m3");
        await CountedAsync("m3");
        await File.WriteAllTextAsync(InRoot("-app/writing"), Lines.Of("m4"), Cancel);
        File.Move(InRoot("-app/writing"), InRoot("-app/s.jsonl"), overwrite: true);
        await CountedAsync("m4");
        Append("../outside/deep/t.jsonl", "m5");
        Directory.Move(_folder.Folder("outside"), InRoot("-moved"));
        await CountedAsync("m5");
        Append("-moved/deep/t.jsonl", "m6");
        await CountedAsync("m6");
        Append("root.jsonl", "m7");
        await CountedAsync("m7");
        Assert.Empty(Complaints(follower));
    }

    [Fact]
    public async Task Polled_Changes_AreNoticed()
    {
        Append("-app/s.jsonl", "m1");
        await using var follower = await RunningFollower.StartAsync(RunningFollower.Polled(_root), _sink);
        await follower.ImportedAsync();
        Append("-app/s.jsonl", "m2");
        await CountedAsync("m2");
        Append("-new/t.jsonl", "m3");
        await CountedAsync("m3");
    }

    /// <summary>The walk is hours away, so that it is the looking at active files that notices.</summary>
    [Fact]
    public async Task Polled_AppendToAnActiveFile_NeedsNoWalk()
    {
        Append("-app/s.jsonl", "m1");
        var options = RunningFollower.Polled(_root);
        options.ScanInterval = TimeSpan.FromHours(1);
        await using var follower = await RunningFollower.StartAsync(options, _sink);
        await follower.ImportedAsync();
        Append("-app/s.jsonl", "m2");
        await CountedAsync("m2");
    }

    [Fact]
    public async Task DeletedFile_IsForgottenAndStaysCounted()
    {
        Append("-app/s.jsonl", "m1");
        Append("-app/t.jsonl", "m2");
        await using var follower = await RunningFollower.StartAsync(RunningFollower.Polled(_root), _sink);
        await follower.ImportedAsync();
        File.Delete(InRoot("-app/s.jsonl"));
        await Until.HoldsAsync(() => _sink.States.Count == 1, "the file is forgotten");
        Assert.Equal(InRoot("-app/t.jsonl"), Assert.Single(_sink.States).Key);
        Assert.Equal(["m1", "m2"], _sink.Ids);
    }

    [Fact]
    public async Task Layout_NotGiven_IsDetectedAsSoonAsThereIsSomethingToTellFrom()
    {
        var options = RunningFollower.Notified(_root);
        options.Layout = null;
        await using var follower = await RunningFollower.StartAsync(options, _sink);
        await follower.ImportedAsync();
        Append("bob/desk/projects/-app/s.jsonl", "m1");
        await CountedAsync("m1");
        var row = Assert.Single(_sink.Rows);
        Assert.Equal(("bob", "desk", "-app"), (row.User, row.Machine, row.Project));
    }

    [Fact]
    public async Task StoppedAndStarted_ReadsOnlyWhatIsNew()
    {
        Append("-app/s.jsonl", "m1");
        Append("-app/t.jsonl", "m2");
        await using (var first = await RunningFollower.StartAsync(RunningFollower.Notified(_root), _sink))
            await first.ImportedAsync();
        Append("-app/s.jsonl", "m3");
        await using var second = await RunningFollower.StartAsync(RunningFollower.Notified(_root), _sink);
        await second.ImportedAsync();
        var import = second.Status.Import.Status;
        Assert.Equal((1, 1, Lines.Of("m3").Length, 1), (import.Files, import.FilesDone, (int)import.BytesDone, import.Messages));
        Assert.Equal(["m1", "m2", "m3"], _sink.Ids);
    }

    private static IEnumerable<string> Complaints(RunningFollower follower) =>
        follower.Log.Entries.Where(static entry => entry.Level > Microsoft.Extensions.Logging.LogLevel.Information).Select(static entry => entry.Text);

    private string InRoot(string name) => Path.GetFullPath(Path.Combine(_root, name));

    private void Append(string name, string id)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(InRoot(name))!);
        File.AppendAllText(InRoot(name), Lines.Of(id));
    }

    private Task CountedAsync(string id) => Until.HoldsAsync(() => _sink.Ids.Contains(id), $"{id} is counted");
}
