using WigToken.Agent.Discovery;

namespace WigToken.Agent.Tests.Discovery;

public sealed class TranscriptWatcherTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly string _root;
    private readonly TranscriptWatcher _watcher;
    private readonly HashSet<string> _changes = new(StringComparer.Ordinal);
    private bool _isWalkWanted;

    public TranscriptWatcherTests()
    {
        _root = _folder.Folder("root");
        _watcher = new TranscriptWatcher([_root]);
        _watcher.Attach();
        _watcher.TakeWalkWanted();
    }

    public void Dispose()
    {
        _watcher.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void New_AsksForAWalk()
    {
        using var watcher = new TranscriptWatcher([_root]);
        Assert.False(watcher.IsComplete);
        Assert.True(watcher.TakeWalkWanted());
        Assert.False(watcher.TakeWalkWanted());
        watcher.Attach();
        Assert.True(watcher.IsComplete);
    }

    [Fact]
    public async Task Append_TellsTheFile()
    {
        await File.AppendAllTextAsync(InRoot("s.jsonl"), "{}", Cancel);
        await ToldAsync("s.jsonl");
        await File.AppendAllTextAsync(InRoot("s.jsonl"), "{}", Cancel);
        await ToldAsync("s.jsonl");
    }

    [Fact]
    public async Task OtherFile_TellsNothing()
    {
        await File.AppendAllTextAsync(InRoot("agent-1.meta.json"), "{}", Cancel);
        await File.AppendAllTextAsync(InRoot("s.jsonl"), "{}", Cancel);
        await ToldAsync("s.jsonl");
        Assert.DoesNotContain(InRoot("agent-1.meta.json"), _changes);
        Assert.False(_isWalkWanted);
    }

    [Fact]
    public async Task FileInAFolderJustMade_IsToldOrWalkedFor()
    {
        Directory.CreateDirectory(InRoot("a/b/c"));
        await WalkWantedAsync();
        await AppendUntilToldAsync("a/b/c/s.jsonl");
    }

    [Fact]
    public async Task Rename_TellsTheNewName()
    {
        await File.AppendAllTextAsync(InRoot("s.txt"), "{}", Cancel);
        File.Move(InRoot("s.txt"), InRoot("s.jsonl"));
        await ToldAsync("s.jsonl");
    }

    [Fact]
    public async Task FolderMovedIn_AsksForAWalkAndIsWatched()
    {
        var outside = _folder.Folder("outside", "deep");
        await File.AppendAllTextAsync(Path.Combine(outside, "s.jsonl"), "{}", Cancel);
        Directory.Move(_folder.Folder("outside"), InRoot("inside"));
        await WalkWantedAsync();
        await AppendUntilToldAsync("inside/deep/s.jsonl");
    }

    /// <summary>It was taken for a file that is not there.</summary>
    [Fact]
    public async Task FolderNamedLikeATranscript_AsksForAWalk()
    {
        Directory.Move(_folder.Folder("outside"), InRoot("x.jsonl"));
        await WalkWantedAsync();
    }

    [Fact]
    public async Task RootGone_IsIncompleteUntilItIsThereAgain()
    {
        Directory.Delete(_root);
        _watcher.Attach();
        Assert.False(_watcher.IsComplete);
        Directory.CreateDirectory(_root);
        _watcher.Attach();
        Assert.True(_watcher.IsComplete);
        await File.AppendAllTextAsync(InRoot("s.jsonl"), "{}", Cancel);
        await ToldAsync("s.jsonl");
    }

    /// <summary>The file system does not tell that a watched folder was replaced; the watcher stayed blind for good.</summary>
    [Fact]
    public async Task RootReplacedUnnoticed_IsWatchedAfterAttachingAnew()
    {
        Directory.Move(_root, _folder.Path + "/backup");
        Directory.CreateDirectory(_root);
        _watcher.Attach(isAnew: true);
        await File.AppendAllTextAsync(InRoot("s.jsonl"), "{}", Cancel);
        await ToldAsync("s.jsonl");
    }

    [Fact]
    public async Task Wait_NothingHappens_EndsAfterTheTimeout() =>
        Assert.False(await _watcher.WaitAsync(TimeSpan.FromMilliseconds(1), TimeProvider.System, Cancel));

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private string InRoot(string name) => Path.Combine(_root, name);

    /// <summary>A folder that was just made is watched a moment later: what is written before that is found by a walk, not told.</summary>
    private Task AppendUntilToldAsync(string name) => Until.HoldsAsync(
        () =>
        {
            File.AppendAllText(InRoot(name), "{}\n");
            return _watcher.TakeChanges().Contains(InRoot(name));
        },
        $"{name} is told");

    private async Task ToldAsync(string name)
    {
        await Until.HoldsAsync(() => Take().Contains(InRoot(name)), $"{name} is told");
        _changes.Clear();
    }

    private Task WalkWantedAsync() => Until.HoldsAsync(
        () =>
        {
            Take();
            return _isWalkWanted;
        },
        "a walk is asked for");

    private HashSet<string> Take()
    {
        _changes.UnionWith(_watcher.TakeChanges());
        _isWalkWanted |= _watcher.TakeWalkWanted();
        return _changes;
    }
}
