namespace WigToken.Agent.Tests.Tailing;

/// <summary>Roots that come and go while they are followed.</summary>
public sealed class TranscriptFollowerRootsTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly TestSink _sink = new();
    private readonly string _root;

    public TranscriptFollowerRootsTests() => _root = _folder.Folder("projects");

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    [InlineData(null)]
    public async Task MissingRoot_IsToldOnceAndPickedUpWhenItAppears(bool? polling)
    {
        var missing = _folder.Path + "/later/projects";
        var options = RunningFollower.Polled(missing, _root);
        options.Polling = polling;
        await using var follower = await RunningFollower.StartAsync(options, _sink);
        await follower.ImportedAsync();
        Append("-app/s.jsonl", "m1");
        await CountedAsync("m1");
        Append("../later/projects/-app/s.jsonl", "m2");
        await CountedAsync("m2");
        Append("../later/projects/-app/s.jsonl", "m3");
        await CountedAsync("m3");
        Assert.Contains(missing, Assert.Single(follower.Log.Of(31)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task RootThatVanishes_KeepsItsPositionsAndIsPickedUpAgain()
    {
        Append("-app/s.jsonl", "m1");
        await using var follower = await RunningFollower.StartAsync(RunningFollower.Polled(_root), _sink);
        await follower.ImportedAsync();
        Directory.Move(_root, _folder.Path + "/away");
        await Until.HoldsAsync(() => follower.Log.Of(31).Any(), "the missing root is told");
        Assert.Single(_sink.States);

        File.AppendAllText(_folder.Path + "/away/-app/s.jsonl", Lines.Of("m2"));
        Directory.Move(_folder.Path + "/away", _root);
        await CountedAsync("m2");
        Assert.Equal(2, _sink.Offered.Sum(static batch => batch.Records.Count));
    }

    /// <summary>A root that ends in a slash, or is relative, matched no path that the file system told.</summary>
    [Fact]
    public async Task RootGivenInAnotherSpelling_IsTheSameRoot()
    {
        var options = RunningFollower.Notified(_root + "/", Path.GetRelativePath(Environment.CurrentDirectory, _root));
        await using var follower = await RunningFollower.StartAsync(options, _sink);
        await follower.ImportedAsync();
        Append("s.jsonl", "m1");
        await CountedAsync("m1");
        Assert.Single(_sink.Offered);
    }

    private string InRoot(string name) => Path.GetFullPath(Path.Combine(_root, name));

    private void Append(string name, string id)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(InRoot(name))!);
        File.AppendAllText(InRoot(name), Lines.Of(id));
    }

    private Task CountedAsync(string id) => Until.HoldsAsync(() => _sink.Ids.Contains(id), $"{id} is counted");
}
