using WigToken.Agent.Discovery;

namespace WigToken.Agent.Tests.Discovery;

public sealed class TranscriptTreeLinksTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly string _root;
    private readonly string _elsewhere;

    public TranscriptTreeLinksTests()
    {
        (_root, _elsewhere) = (_folder.Folder("root"), _folder.Folder("elsewhere"));
        File.WriteAllText(Path.Combine(_root, "plain.jsonl"), "{}");
        File.WriteAllText(Path.Combine(_elsewhere, "far.jsonl"), "{ \"far\": 1 }");
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Walk_LinkToAFile_HasTheSizeAndTimeOfTheFile()
    {
        var target = Path.Combine(_elsewhere, "far.jsonl");
        File.SetLastWriteTimeUtc(target, DateTime.UnixEpoch.AddMilliseconds(1_700_000_000_123));
        File.CreateSymbolicLink(Path.Combine(_root, "second.jsonl"), target);
        File.CreateSymbolicLink(Path.Combine(_root, "first.jsonl"), "second.jsonl");
        var expected = new TranscriptFile(_root, Path.Combine(_root, "first.jsonl"), 12, 1_700_000_000_123, IsLinked: true);
        Assert.Contains(expected, TranscriptTree.Walk(_root));
        Assert.Equal(expected with { Root = "", IsLinked = false }, TranscriptTree.Stat(expected.Path));
    }

    [Fact]
    public void Walk_LinkToAFolder_IsFollowed()
    {
        Link("link", _elsewhere);
        Assert.Equal(["link/far.jsonl", "plain.jsonl"], Walk());
        Assert.Equal([("far.jsonl", true), ("plain.jsonl", false)], TranscriptTree.Walk(_root).Select(static file => (Path.GetFileName(file.Path), file.IsLinked)).Order());
    }

    [Fact]
    public void Walk_TwoLinksToAFolder_AreFollowedOnce()
    {
        Link("one", _elsewhere);
        Link("two", _elsewhere);
        Assert.Single(Walk(), static path => path.EndsWith("far.jsonl", StringComparison.Ordinal));
    }

    [Fact]
    public void Walk_LinkToAFolderAbove_Ends()
    {
        Link("up", _root);
        Directory.CreateSymbolicLink(Path.Combine(_elsewhere, "across"), _root);
        Link("away", _elsewhere);
        Assert.Contains("plain.jsonl", Walk());
        Assert.InRange(Walk().Count(), 2, 8);
    }

    [Theory]
    [InlineData("nowhere.jsonl", "/nowhere/at/all")]
    [InlineData("nowhere", "/nowhere/at/all")]
    [InlineData("itself.jsonl", "itself.jsonl")]
    [InlineData("itself", "itself")]
    public void Walk_LinkThatLeadsNowhere_IsPassedOver(string link, string target)
    {
        Link(link, target);
        Assert.Equal(["plain.jsonl"], Walk());
        Assert.Null(TranscriptTree.Stat(Path.Combine(_root, link)));
    }

    /// <summary>They ended the whole walk, each time anew.</summary>
    [Fact]
    public void Walk_LinksInACircle_ArePassedOver()
    {
        Link("a.jsonl", "b.jsonl");
        Link("b.jsonl", "a.jsonl");
        Assert.Equal(["plain.jsonl"], Walk());
    }

    [Fact]
    public void Walk_LinkThroughAClosedFolder_IsPassedOver()
    {
        Assert.SkipWhen(Environment.IsPrivilegedProcess, Closed.RootMayAnyway);
        Link("far.jsonl", Path.Combine(_elsewhere, "far.jsonl"));
        Link("far", _elsewhere);
        using var _ = new Closed(_elsewhere);
        Assert.Equal(["plain.jsonl"], Walk());
    }

    [Fact]
    public void Stat_LinkToAFolder_IsNoFile()
    {
        Link("x.jsonl", _elsewhere);
        Assert.Null(TranscriptTree.Stat(Path.Combine(_root, "x.jsonl")));
        Assert.Equal(["plain.jsonl", "x.jsonl/far.jsonl"], Walk());
    }

    private void Link(string name, string target) => File.CreateSymbolicLink(Path.Combine(_root, name), target);

    private IEnumerable<string> Walk() =>
        TranscriptTree.Walk(_root).Select(file => Path.GetRelativePath(_root, file.Path)).Order(StringComparer.Ordinal);
}
