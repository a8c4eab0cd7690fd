using WigToken.Agent.Discovery;

namespace WigToken.Agent.Tests.Discovery;

public sealed class TranscriptLayoutTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("-home-ann-app", TranscriptLayout.Solo)]
    [InlineData("C--Users-ann-app/session/subagents", TranscriptLayout.Solo)]
    [InlineData("bob/projects", TranscriptLayout.Team)]
    [InlineData("bob/-app", TranscriptLayout.Team)]
    [InlineData("bob/C--app", TranscriptLayout.Team)]
    [InlineData("bob/desk/projects/-app", TranscriptLayout.Team)]
    [InlineData(".bob/.desk/projects", TranscriptLayout.Team)]
    [InlineData("projects/projects/-app", TranscriptLayout.Team)]
    public void Detect_OneFolder_TellsTheLayout(string folder, TranscriptLayout layout)
    {
        _folder.Folder(folder);
        Assert.Equal(layout, TranscriptLabels.Detect([_folder.Path]));
    }

    [Fact]
    public void Detect_NothingToTellFrom_IsNull()
    {
        _folder.Folder("bob", "notes", "deep", "projects");
        File.WriteAllText(_folder.File("s.jsonl"), Lines.Of("m1"));
        Assert.Null(TranscriptLabels.Detect([_folder.Path, _folder.Path + "/missing"]));
    }

    [Fact]
    public void Detect_AProjectBesideOtherFolders_IsSolo()
    {
        _folder.Folder("bob", "projects");
        _folder.Folder("-home-ann-app");
        Assert.Equal(TranscriptLayout.Solo, TranscriptLabels.Detect([_folder.Path]));
    }

    [Fact]
    public void Detect_AnyRoot_Tells()
    {
        var (empty, team) = (_folder.Folder("empty"), _folder.Folder("team"));
        _folder.Folder("team", "bob", "projects");
        Assert.Equal(TranscriptLayout.Team, TranscriptLabels.Detect([empty, team]));
    }

    /// <summary>It kept the others from being read.</summary>
    [Fact]
    public void Detect_ARootThatCannotBeListed_LeavesItToTheOthers()
    {
        Assert.SkipWhen(Environment.IsPrivilegedProcess, Closed.RootMayAnyway);
        var (closed, open) = (_folder.Folder("closed"), _folder.Folder("open"));
        _folder.Folder("open", "-home-ann-app");
        using var _ = new Closed(closed);
        Assert.Equal(TranscriptLayout.Solo, TranscriptLabels.Detect([closed, open]));
    }
}
