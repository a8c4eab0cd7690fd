using WigToken.Agent.Discovery;

namespace WigToken.Agent.Tests.Discovery;

public sealed class TranscriptRootsTests : IDisposable
{
    private readonly TempFolder _home = new();

    public void Dispose() => _home.Dispose();

    [Fact]
    public void Default_NothingThere_IsWhereClaudeCodeWillWrite() =>
        Assert.Equal([_home.Path + "/.claude/projects"], TranscriptRoots.Default(null, _home.Path));

    [Fact]
    public void Default_BothPlacesInUse_AreBothRead()
    {
        string[] both = [_home.Folder(".claude", "projects"), _home.Folder(".config", "claude", "projects")];
        Assert.Equal(both, TranscriptRoots.Default("", _home.Path));
    }

    [Fact]
    public void Default_ConfigDirectorySet_ComesFirstAndOlderHistoryStays()
    {
        var old = _home.Folder(".claude", "projects");
        Assert.Equal([_home.Path + "/new/projects", old], TranscriptRoots.Default(_home.Path + "/new", _home.Path));
    }

    [Fact]
    public void Default_SeveralConfigDirectories_OnlyTheFirstMayBeMissing()
    {
        var third = _home.Folder("third", "projects");
        Assert.Equal(
            [_home.Path + "/first/projects", third],
            TranscriptRoots.Default($" ~/first ,, ~/second, {_home.Path}/third/ ", _home.Path));
    }

    [Fact]
    public void Default_ConfigDirectoryIsTheUsualOne_IsReadOnce()
    {
        var usual = _home.Folder(".claude", "projects");
        Assert.Equal([usual], TranscriptRoots.Default("~/.claude/,~/.claude", _home.Path));
    }

    [Theory]
    [InlineData("/a/b", "/a/b")]
    [InlineData("/a/b/", "/a/b")]
    [InlineData("/a/x/../b", "/a/b")]
    [InlineData(" /a , /b ,", "/a", "/b")]
    [InlineData("/a,/b,/a/", "/a", "/b")]
    [InlineData("/a~/b", "/a~/b")]
    [InlineData("", new string[0])]
    public void Parse_List_GivesFullPathsEachOnce(string list, params string[] roots) => Assert.Equal(roots, TranscriptRoots.Parse(list));

    [Fact]
    public void Parse_Tilde_IsTheHomeFolderOnlyAsAWholeName()
    {
        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        Assert.Equal([home, home + "/logs", Environment.CurrentDirectory + "/~bob"], TranscriptRoots.Parse("~,~/logs,~bob"));
    }
}
