using Microsoft.Extensions.Configuration;
using WigToken.Configuration;

namespace WigToken.AspNetCore.Tests.Configuration;

public sealed class SettingTests
{
    private static readonly Dictionary<string, (string Text, Func<WigTokenOptions, object?> Read, object Value)> Variables = new(StringComparer.Ordinal)
    {
        ["MODE"] = ("solo", static options => options.Mode, "solo"),
        ["CLAUDE_PROJECTS_DIR"] = ("/a, ~/b", static options => options.ProjectsDirectory, "/a, ~/b"),
        ["STATS_DB_PATH"] = (" other/x.db ", static options => options.DatabasePath, "other/x.db"),
        ["DB_URL"] = ("sqlite:/x.db", static options => options.DatabaseUrl, "sqlite:/x.db"),
        ["ALLOWED_ORIGINS"] = ("https://a.example", static options => options.AllowedOrigins, "https://a.example"),
        ["ALLOWED_HOSTS"] = ("a.example", static options => options.AllowedHosts, "a.example"),
        ["WATCH_POLLING"] = ("1", static options => options.WatchPolling, true),
        ["WATCH_INTERVAL_MS"] = ("50", static options => options.WatchIntervalMs, 50),
        ["SCAN_INTERVAL_MS"] = ("3600000", static options => options.ScanIntervalMs, 3_600_000),
        ["DEFAULT_USER"] = ("carol", static options => options.DefaultUser, "carol"),
        ["DEFAULT_MACHINE"] = ("tower", static options => options.DefaultMachine, "tower"),
        ["HEADLESS"] = ("True", static options => options.Headless, true),
        ["PUBLIC_READS"] = ("none", static options => options.PublicReads, "none"),
        ["RATE_LIMIT_PER_MINUTE"] = ("7", static options => options.RateLimitPerMinute, 7),
        ["TRUSTED_PROXIES"] = ("10.0.0.0/8", static options => options.TrustedProxies, "10.0.0.0/8"),
        ["AUDIT_RETENTION_DAYS"] = ("30", static options => options.AuditRetentionDays, 30),
        ["TIME_ZONE"] = ("Asia/Seoul", static options => options.TimeZone, "Asia/Seoul"),
        ["PRICE_BOOK"] = ("published", static options => options.PriceBook, "published"),
        ["PRICES_FILE"] = ("/prices.json", static options => options.PricesFile, "/prices.json"),
    };

    public static TheoryData<string> All => [.. Variables.Keys];

    [Fact]
    public void All_AreTriedHere() => Assert.Equal(Variables.Keys.Order(StringComparer.Ordinal), Setting.All.Select(static setting => setting.Variable).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(All))]
    public void Variable_SetsItsOption(string variable)
    {
        var (text, read, value) = Variables[variable];
        Assert.NotEqual(value, read(new WigTokenOptions()));
        Environment.SetEnvironmentVariable(variable, text);
        try
        {
            var options = new WigTokenOptions();
            Setting.Read(new ConfigurationBuilder().AddWigTokenEnvironment().Build().GetSection("WigToken"), options);
            Assert.Equal(value, read(options));
            Assert.Empty(options.Unreadable);
        }
        finally
        {
            Environment.SetEnvironmentVariable(variable, null);
        }
    }

    [Fact]
    public void EmptyValues_AreAsIfNotSet()
    {
        var options = Problems.Read([.. Setting.All.Select(static setting => (setting.Key, (string?)""))]);
        Assert.Empty(options.Unreadable);
        Assert.Equal(("default", "data/stats.db", null), (options.PublicReads, options.DatabasePath, options.Mode));
    }

    [Theory]
    [InlineData("true", true)]
    [InlineData("YES", true)]
    [InlineData("on", true)]
    [InlineData("1", true)]
    [InlineData("false", false)]
    [InlineData("No", false)]
    [InlineData("off", false)]
    [InlineData("0", false)]
    public void Switch_IsReadInTheUsualWords(string text, bool value) => Assert.Equal(value, Problems.Read(("WatchPolling", text)).WatchPolling);

    [Theory]
    [InlineData("WatchPolling", "maybe", "WATCH_POLLING (WigToken:WatchPolling) is \"maybe\"; expected true or false.")]
    [InlineData("Headless", "2", "HEADLESS (WigToken:Headless) is \"2\"; expected true or false.")]
    [InlineData("WatchIntervalMs", "1s", "WATCH_INTERVAL_MS (WigToken:WatchIntervalMs) is \"1s\"; expected a whole number of milliseconds.")]
    [InlineData("ScanIntervalMs", "-1", "SCAN_INTERVAL_MS (WigToken:ScanIntervalMs) is \"-1\"; expected a whole number of milliseconds.")]
    [InlineData("ScanIntervalMs", "99999999999", "SCAN_INTERVAL_MS (WigToken:ScanIntervalMs) is \"99999999999\"; expected a whole number of milliseconds.")]
    public void UnreadableValue_IsNotedWithWhatWasExpected(string key, string text, string problem) =>
        Assert.Equal([problem], Problems.Read((key, text)).Unreadable);
}
