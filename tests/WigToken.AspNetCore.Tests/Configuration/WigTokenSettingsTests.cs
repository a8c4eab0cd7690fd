using WigToken.Agent.Discovery;
using WigToken.AspNetCore.Tests.Hosting;
using WigToken.Configuration;

namespace WigToken.AspNetCore.Tests.Configuration;

public sealed class WigTokenSettingsTests : IDisposable
{
    private readonly TempFolder _folder = new();

    [Fact]
    public void Defaults_AreAsDocumented()
    {
        var settings = Of(new WigTokenOptions());
        Assert.False(settings.IsSolo);
        Assert.False(settings.IsHeadless);
        Assert.Equal(_folder.File("data/stats.db"), settings.DatabasePath);
        Assert.Equal(["http://localhost:3000"], settings.AllowedOrigins);
        Assert.Empty(settings.AllowedHosts);
        Assert.Equal(PublicReads.Default, settings.PublicReads);
        Assert.Equal(TimeZoneInfo.Local, settings.TimeZone);
        Assert.Equal("default", settings.Prices.Name);
        var transcripts = settings.Transcripts;
        Assert.Equal(TranscriptRoots.Default(), transcripts.Roots);
        Assert.Equal((Environment.UserName, Environment.MachineName), (transcripts.DefaultUser, transcripts.DefaultMachine));
        Assert.Equal((null, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(5)), (transcripts.Polling, transcripts.WatchInterval, transcripts.ScanInterval));
        Assert.Null(transcripts.Layout);
    }

    [Theory]
    [InlineData("sqlite:/var/x.db", "/var/x.db")]
    [InlineData("sqlite:///var/x.db", "/var/x.db")]
    public void DatabaseUrl_NamesTheFile(string url, string path)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "These are paths of Unix.");
        Assert.Equal(path, Of(new WigTokenOptions { DatabaseUrl = url, DatabasePath = "other.db" }).DatabasePath);
    }

    [Fact]
    public void DatabaseUrl_MayBeRelativeToTheContentRoot() =>
        Assert.Equal(_folder.File("db/x.db"), Of(new WigTokenOptions { DatabaseUrl = "sqlite:db/x.db" }).DatabasePath);

    [Fact]
    public void ProjectsDirectory_IsAListOfFolders()
    {
        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        Assert.Equal(
            [_folder.File("a"), _folder.File("b"), Path.Combine(home, "c")],
            Of(new WigTokenOptions { ProjectsDirectory = $" {_folder.File("a")} ,, {_folder.File("b")}/, ~/c, {_folder.File("a")}" }).Transcripts.Roots);
    }

    [Fact]
    public void EverythingElse_IsTakenAsSet()
    {
        var settings = Of(new WigTokenOptions
        {
            AllowedHosts = "a.example, B.example",
            AllowedOrigins = "",
            DefaultUser = "carol",
            DefaultMachine = "tower",
            Headless = true,
            PriceBook = "Published",
            PublicReads = "ALL",
            ScanIntervalMs = 200,
            TimeZone = "Asia/Kathmandu",
            WatchIntervalMs = 100,
            WatchPolling = false,
            PricesFile = _folder.Write("prices.json", """{"prices": [{"model": "a", "input": 1, "output": 1}]}"""),
        });
        Assert.Contains("b.EXAMPLE", settings.AllowedHosts);
        Assert.Empty(settings.AllowedOrigins);
        Assert.True(settings.IsHeadless);
        Assert.Equal("published+file", settings.Prices.Name);
        Assert.Equal(PublicReads.All, settings.PublicReads);
        Assert.Equal("Asia/Kathmandu", settings.TimeZone.Id);
        var transcripts = settings.Transcripts;
        Assert.Equal(("carol", "tower", false), (transcripts.DefaultUser, transcripts.DefaultMachine, transcripts.Polling));
        Assert.Equal((100, 200), (transcripts.WatchInterval.TotalMilliseconds, transcripts.ScanInterval.TotalMilliseconds));
    }

    [Theory]
    [InlineData("solo", false, "alice/projects", true)]
    [InlineData("Team", true, "-home-alice-app", false)]
    [InlineData(null, true, "-home-alice-app", true)]
    [InlineData(null, true, "C--Users-alice-app", true)]
    [InlineData(null, true, "alice/projects", false)]
    [InlineData(null, true, "alice/laptop/projects", false)]
    [InlineData(null, true, "alice/-home-alice-app", false)]
    [InlineData(null, true, "", true)]
    [InlineData(null, false, "-home-alice-app", false)]
    public void Mode_IsWhatIsSaid_ElseWhatTheFoldersLookLike(string? mode, bool isWatching, string folder, bool isSolo)
    {
        Directory.CreateDirectory(_folder.File(folder));
        var settings = Problems.Settings(new WigTokenOptions { Mode = mode, ProjectsDirectory = _folder.Path }, _folder.Path, isWatching);
        Assert.Equal(isSolo, settings.IsSolo);
        Assert.Equal(mode is null ? null : isSolo ? TranscriptLayout.Solo : TranscriptLayout.Team, settings.Transcripts.Layout);
    }

    public void Dispose() => _folder.Dispose();

    private WigTokenSettings Of(WigTokenOptions options) => Problems.Settings(options, _folder.Path);
}
