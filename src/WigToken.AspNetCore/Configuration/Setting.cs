using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace WigToken.Configuration;

/// <summary>One setting: its key in the section, the environment variable that the hosts read it from, and how its text becomes a value.</summary>
internal sealed record Setting(string Key, string Variable, Func<WigTokenOptions, string, string?> Apply)
{
    private const string Milliseconds = "a whole number of milliseconds";

    public static readonly IReadOnlyList<Setting> All =
    [
        Text("Mode", "MODE", static (options, text) => options.Mode = text),
        Text("ProjectsDirectory", "CLAUDE_PROJECTS_DIR", static (options, text) => options.ProjectsDirectory = text),
        Text("DatabasePath", "STATS_DB_PATH", static (options, text) => options.DatabasePath = text),
        Text("DatabaseUrl", "DB_URL", static (options, text) => options.DatabaseUrl = text),
        Text("AllowedOrigins", "ALLOWED_ORIGINS", static (options, text) => options.AllowedOrigins = text),
        Text("AllowedHosts", "ALLOWED_HOSTS", static (options, text) => options.AllowedHosts = text),
        Switch("WatchPolling", "WATCH_POLLING", static (options, value) => options.WatchPolling = value),
        Number("WatchIntervalMs", "WATCH_INTERVAL_MS", static (options, value) => options.WatchIntervalMs = value, Milliseconds),
        Number("ScanIntervalMs", "SCAN_INTERVAL_MS", static (options, value) => options.ScanIntervalMs = value, Milliseconds),
        Text("DefaultUser", "DEFAULT_USER", static (options, text) => options.DefaultUser = text),
        Text("DefaultMachine", "DEFAULT_MACHINE", static (options, text) => options.DefaultMachine = text),
        Switch("Headless", "HEADLESS", static (options, value) => options.Headless = value),
        Text("PublicReads", "PUBLIC_READS", static (options, text) => options.PublicReads = text),
        Number("RateLimitPerMinute", "RATE_LIMIT_PER_MINUTE", static (options, value) => options.RateLimitPerMinute = value, "a whole number"),
        Text("TrustedProxies", "TRUSTED_PROXIES", static (options, text) => options.TrustedProxies = text),
        Number("AuditRetentionDays", "AUDIT_RETENTION_DAYS", static (options, value) => options.AuditRetentionDays = value, "a whole number of days"),
        Text("TimeZone", "TIME_ZONE", static (options, text) => options.TimeZone = text),
        Text("PriceBook", "PRICE_BOOK", static (options, text) => options.PriceBook = text),
        Text("PricesFile", "PRICES_FILE", static (options, text) => options.PricesFile = text),
    ];

    /// <summary>How a message names a setting: by both its names.</summary>
    public static string Name(string key) => $"{All.First(setting => setting.Key == key).Variable} (WigToken:{key})";

    /// <summary>Reads a section into options; what cannot be read is noted there.</summary>
    public static void Read(IConfiguration section, WigTokenOptions options)
    {
        foreach (var setting in All)
        {
            if (section[setting.Key] is { Length: > 0 } text && setting.Apply(options, text.Trim()) is { } expected)
                options.Unreadable.Add($"{Name(setting.Key)} is \"{text}\"; expected {expected}.");
        }
    }

    private static Setting Text(string key, string variable, Action<WigTokenOptions, string> set) => new(key, variable, (options, text) =>
    {
        set(options, text);
        return null;
    });

    private static Setting Number(string key, string variable, Action<WigTokenOptions, int> set, string expected) => new(key, variable, (options, text) =>
    {
        if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value))
            return expected;
        set(options, value);
        return null;
    });

    private static Setting Switch(string key, string variable, Action<WigTokenOptions, bool> set) => new(key, variable, (options, text) =>
    {
        switch (text.ToUpperInvariant())
        {
            case "TRUE" or "1" or "YES" or "ON":
                set(options, true);
                return null;
            case "FALSE" or "0" or "NO" or "OFF":
                set(options, false);
                return null;
            default:
                return "true or false";
        }
    });
}
