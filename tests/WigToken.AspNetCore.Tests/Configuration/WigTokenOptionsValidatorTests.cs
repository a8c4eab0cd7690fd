using System.Text;
using WigToken.AspNetCore.Tests.Hosting;
using WigToken.Pricing;
using WigToken.Storage;

namespace WigToken.AspNetCore.Tests.Configuration;

public sealed class WigTokenOptionsValidatorTests : IDisposable
{
    private readonly TempFolder _folder = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public void Defaults_AreFine_AndNothingIsLeftBehind()
    {
        Assert.Empty(Of(new WigTokenOptions()));
        Assert.Empty(_folder.Content());
    }

    [Fact]
    public void EveryProblem_IsFoundAtOnce_ByBothItsNames()
    {
        var options = Problems.Read(
            ("Mode", "duo"), ("PublicReads", "some"), ("WatchIntervalMs", "49"), ("ScanIntervalMs", "soon"), ("WatchPolling", "perhaps"),
            ("TimeZone", "Mars/Olympus"), ("PriceBook", "cheap"), ("PricesFile", _folder.File("none.json")), ("DatabaseUrl", "oracle:x"),
            ("ProjectsDirectory", _folder.Write("file", "")));
        var problems = Of(options, isWatching: true).ToList();
        Assert.Equal(
            new[]
            {
                "MODE (WigToken:Mode)", "PUBLIC_READS (WigToken:PublicReads)", "WATCH_INTERVAL_MS (WigToken:WatchIntervalMs)", "SCAN_INTERVAL_MS (WigToken:ScanIntervalMs)",
                "WATCH_POLLING (WigToken:WatchPolling)", "TIME_ZONE (WigToken:TimeZone)", "PRICE_BOOK (WigToken:PriceBook)", "PRICES_FILE (WigToken:PricesFile)",
                "DB_URL (WigToken:DatabaseUrl)", "CLAUDE_PROJECTS_DIR (WigToken:ProjectsDirectory)",
            }.Order(StringComparer.Ordinal),
            problems.Select(static problem => problem[..(problem.IndexOf(')', StringComparison.Ordinal) + 1)]).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("Mode", "duo", "is \"duo\"; expected solo or team.")]
    [InlineData("PublicReads", "some", "is \"some\"; expected default or all or none.")]
    [InlineData("WatchIntervalMs", "49", "is 49; expected 50 to 3600000 milliseconds.")]
    [InlineData("ScanIntervalMs", "3600001", "is 3600001; expected 50 to 3600000 milliseconds.")]
    [InlineData("RateLimitPerMinute", "0", "is 0; expected 1 to 1000000000 requests a minute.")]
    [InlineData("AuditRetentionDays", "0", "is 0; expected 1 to 36500 days.")]
    [InlineData("AuditRetentionDays", "36501", "is 36501; expected 1 to 36500 days.")]
    [InlineData("TimeZone", "Mars/Olympus", "is \"Mars/Olympus\", which this machine does not know; expected an IANA name such as Asia/Seoul.")]
    [InlineData("PriceBook", "cheap", "is \"cheap\"; expected default or published.")]
    [InlineData("DatabaseUrl", "sqlite:", "names no file; expected sqlite:PATH.")]
    [InlineData("DatabaseUrl", "mysql://u:p@h/db", "asks for mysql, which this version does not have yet; expected sqlite:PATH.")]
    public void Problem_SaysWhatWasFoundAndExpected(string key, string value, string end) =>
        Assert.EndsWith($"(WigToken:{key}) {end}", Assert.Single(Of(Problems.Read((key, value)))), StringComparison.Ordinal);

    [Theory]
    [InlineData("TrustedProxies", "10.0.0.0/33", ": \"10.0.0.0/33\" is neither an address nor a network such as 10.0.0.0/8, nor none.")]
    [InlineData("TrustedProxies", "127.0.0.1, proxy", ": \"proxy\" is neither an address nor a network such as 10.0.0.0/8, nor none.")]
    [InlineData("AllowedOrigins", "https://a.example/page", ": \"https://a.example/page\" is no origin; expected something like https://example.org.")]
    [InlineData("AllowedOrigins", "*", ": \"*\" is no origin; expected something like https://example.org.")]
    public void Problem_NamesWhichOfSeveralIsWrong(string key, string value, string end) =>
        Assert.EndsWith($"(WigToken:{key}){end}", Assert.Single(Of(Problems.Read((key, value)))), StringComparison.Ordinal);

    [Theory]
    [InlineData("TrustedProxies", "none")]
    [InlineData("TrustedProxies", "10.0.0.0/8, 2001:db8::/32, 192.0.2.7")]
    [InlineData("AllowedOrigins", "https://a.example, HTTPS://B.example:443")]
    public void Lists_AreTaken(string key, string value) => Assert.Empty(Of(Problems.Read((key, value))));

    [Theory]
    [InlineData("postgres://wig:hunter2@db.example/wig")]
    [InlineData("mariadb://wig:hunter2@db.example/wig")]
    [InlineData("oracle://wig:hunter2@db.example/wig")]
    [InlineData("Server=db.example;User=wig;Password=hunter2")]
    [InlineData("//wig:hunter2@db.example/wig")]
    public void DatabaseUrl_IsNeverRepeated(string url)
    {
        var problem = Assert.Single(Of(Problems.Read(("DatabaseUrl", url))));
        Assert.StartsWith("DB_URL (WigToken:DatabaseUrl)", problem, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", problem, StringComparison.Ordinal);
    }

    [Fact]
    public void ProjectsFolder_ThatIsMissing_IsWaitedFor() =>
        Assert.Empty(Of(Problems.Read(("ProjectsDirectory", $"{_folder.File("later")}, {_folder.Path}")), isWatching: true));

    [Fact]
    public void ProjectsFolder_WhereNothingIsWatched_IsNotLookedAt() => Assert.Empty(Of(Problems.Read(("ProjectsDirectory", _folder.Write("file", "")))));

    [Fact]
    public void PricesFile_EachOfItsProblemsIsListed()
    {
        var file = _folder.Write("prices.json", """{"prices": [{"model": "a", "input": -1, "output": 1}, {"input": 1, "output": 1}]}""");
        var expected = Assert.Throws<PriceBookException>(() => PriceBookFile.Parse(File.ReadAllBytes(file))).Problems;
        Assert.True(expected.Count > 1);
        Assert.Equal(expected.Select(problem => $"PRICES_FILE (WigToken:PricesFile), file '{file}': {problem}"), Of(Problems.Read(("PricesFile", file))));
    }

    [Fact]
    public void PricesFile_WithAnEmptyName_IsAProblemAndNoCrash() =>
        Assert.StartsWith("PRICES_FILE (WigToken:PricesFile)", Assert.Single(Of(new WigTokenOptions { PricesFile = "" })), StringComparison.Ordinal);

    [Fact]
    public void DatabaseFile_BelowAFile_IsAProblem()
    {
        _folder.Write("data", "no folder");
        Assert.StartsWith("STATS_DB_PATH (WigToken:DatabasePath): the database '", Assert.Single(Of(new WigTokenOptions())), StringComparison.Ordinal);
        Assert.StartsWith("DB_URL (WigToken:DatabaseUrl): the database '", Assert.Single(Of(new WigTokenOptions { DatabaseUrl = "sqlite:data/x.db" })), StringComparison.Ordinal);
    }

    [Fact]
    public void DatabaseFile_ThatIsReadOnly_IsAProblem()
    {
        File.SetAttributes(_folder.Write("data/stats.db", ""), FileAttributes.ReadOnly);
        Assert.Contains("The file is read-only.", Assert.Single(Of(new WigTokenOptions())), StringComparison.Ordinal);
    }

    // Closing any handle of a file drops the locks that the process has on it; SQLite's are what keeps other processes away.
    [Fact]
    public async Task DatabaseFile_ThatAStoreHasOpen_KeepsItsLocks()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Locks are listed in /proc/locks.");
        var store = UsageStores.Sqlite(_folder.File("data/stats.db"), PriceBook.Default, Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance);
        await using var _ = (IAsyncDisposable)store;
        await store.OpenAsync(Cancel);
        Assert.Equal(4, (await store.IngestAsync(Samples.Ledger.All, Cancel)).Applied);
        var locks = await LocksAsync();
        Assert.NotEmpty(locks);

        Assert.Empty(Of(new WigTokenOptions()));

        Assert.Equal(locks, await LocksAsync());
    }

    public void Dispose() => _folder.Dispose();

    private async Task<List<string>> LocksAsync()
    {
        using var stat = System.Diagnostics.Process.Start(new System.Diagnostics.ProcessStartInfo("stat", ["-c", "%i", _folder.File("data/stats.db")]) { UseShellExecute = false, RedirectStandardOutput = true })!;
        var inode = (await stat.StandardOutput.ReadToEndAsync(Cancel)).Trim();
        var lines = await File.ReadAllLinesAsync("/proc/locks", Encoding.ASCII, Cancel);
        return [.. lines.Where(line => line.Contains($":{inode} ", StringComparison.Ordinal)).Select(static line => line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..]).Order(StringComparer.Ordinal)];
    }

    private IEnumerable<string> Of(WigTokenOptions options, bool isWatching = false) => Problems.Of(options, _folder.Path, isWatching);
}
