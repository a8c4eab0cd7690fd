using WigToken.Agent.Discovery;

namespace WigToken.Agent.Tests.Discovery;

public sealed class TranscriptTreeTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Walk_EveryDepth_IsFound()
    {
        string[] files =
        [
            "root.jsonl", "-app/s.jsonl", "-app/agent-0badf00d.jsonl", "-app/s/subagents/agent-1.jsonl",
            "-app/s/subagents/workflows/w/agent-2.jsonl", "-app/s/subagents/workflows/w/journal.jsonl", ".hidden/.s.jsonl",
        ];
        foreach (var file in files)
            Write(file);
        Assert.Equal(files.Order(StringComparer.Ordinal), Walk());
    }

    [Theory]
    [InlineData("agent-1.meta.json")]
    [InlineData("s.jsonl.gz")]
    [InlineData("s.JSONL")]
    [InlineData("jsonl")]
    [InlineData("s.jsonl~")]
    public void Walk_OtherFiles_ArePassedOver(string name)
    {
        Write(name);
        Write("s.jsonl");
        Assert.Equal(["s.jsonl"], Walk());
    }

    [Fact]
    public void Walk_FolderNamedLikeATranscript_IsAFolder()
    {
        Write("x.jsonl/y.jsonl");
        Assert.Equal(["x.jsonl/y.jsonl"], Walk());
    }

    [Theory]
    [InlineData("프로젝트/세션 🙂.jsonl")]
    [InlineData("e\u0301/\u00e9.jsonl")]
    [InlineData("two\nlines/s\n1.jsonl")]
    [InlineData("-a\\b/\"quoted\" 'name' $(x).jsonl")]
    [InlineData(" /.jsonl")]
    public void Walk_OddNames_AreKeptAsTheyAre(string name)
    {
        Write(name);
        Assert.Equal([name], Walk());
    }

    [Fact]
    public void Walk_File_ComesWithItsRootSizeAndTime()
    {
        var path = Write("-app/s.jsonl");
        File.SetLastWriteTimeUtc(path, DateTime.UnixEpoch.AddMilliseconds(1_700_000_000_123.9));
        Assert.Equal([new TranscriptFile(_folder.Path, path, 2, 1_700_000_000_123)], TranscriptTree.Walk(_folder.Path));
        Assert.Equal(new TranscriptFile("", path, 2, 1_700_000_000_123), TranscriptTree.Stat(path));
    }

    [Fact]
    public void Walk_MissingRoot_IsEmpty() => Assert.Empty(TranscriptTree.Walk(_folder.Path + "/missing"));

    /// <summary>It ended the whole walk.</summary>
    [Fact]
    public void Walk_FolderVanishesMeanwhile_TheOthersAreFound()
    {
        foreach (var name in (string[])["a", "b", "c"])
            Write(name + "/s.jsonl");
        var found = new List<string>();
        foreach (var file in TranscriptTree.Walk(_folder.Path))
        {
            found.Add(file.Path);
            foreach (var other in Directory.GetDirectories(_folder.Path).Where(other => !file.Path.StartsWith(other, StringComparison.Ordinal)))
                Directory.Delete(other, recursive: true);
        }

        Assert.Single(found);
    }

    [Fact]
    public void Walk_FolderThatCannotBeListed_IsPassedOver()
    {
        Assert.SkipWhen(Environment.IsPrivilegedProcess, Closed.RootMayAnyway);
        Write("closed/s.jsonl");
        Write("open/s.jsonl");
        var closed = Path.Combine(_folder.Path, "closed");
        using var _ = new Closed(closed);
        Assert.Equal(["open/s.jsonl"], Walk());
        Assert.Empty(TranscriptTree.Walk(closed));
    }

    private string Write(string name)
    {
        var path = _folder.File(name);
        File.WriteAllText(path, "{}");
        return path;
    }

    private IEnumerable<string> Walk() =>
        TranscriptTree.Walk(_folder.Path).Select(file => Path.GetRelativePath(_folder.Path, file.Path)).Order(StringComparer.Ordinal);
}
