using System.Security.Claims;
using WigToken.Agent;
using WigToken.Storage.Access;

namespace WigToken;

/// <summary>
/// What a host can set, in the configuration section <c>WigToken</c> or in code. Everything is checked when the host starts, and every problem
/// is reported at once.
/// </summary>
public sealed class WigTokenOptions
{
    /// <summary><c>solo</c> (one person, everything readable from this machine) or <c>team</c>.</summary>
    /// <value>Detected from what the transcript folders hold; <c>team</c> where no transcripts are watched.</value>
    public string? Mode { get; set; }

    /// <summary>The folders that hold transcripts, separated by commas.</summary>
    /// <value><c>$CLAUDE_CONFIG_DIR/projects</c>, <c>~/.claude/projects</c> and <c>~/.config/claude/projects</c>.</value>
    public string? ProjectsDirectory { get; set; }

    /// <summary>The SQLite file, relative to the content root.</summary>
    /// <value><c>data/stats.db</c></value>
    public string DatabasePath { get; set; } = "data/stats.db";

    /// <summary>The database: <c>sqlite:</c> and a path.</summary>
    /// <value><c>sqlite:</c> and <see cref="DatabasePath"/>.</value>
    public string? DatabaseUrl { get; set; }

    /// <summary>Origins whose pages may make the public reads, separated by commas.</summary>
    /// <value><c>http://localhost:3000</c></value>
    public string AllowedOrigins { get; set; } = "http://localhost:3000";

    /// <summary>Host names that are answered beside <c>localhost</c>, <c>127.0.0.1</c> and <c>[::1]</c>, separated by commas.</summary>
    /// <value>In solo mode none, in team mode all.</value>
    public string? AllowedHosts { get; set; }

    /// <summary>Whether transcripts are looked at in intervals instead of waiting for the file system's notifications.</summary>
    /// <value>True on file systems that do not notify.</value>
    public bool? WatchPolling { get; set; }

    /// <summary>When polling: milliseconds between looks at files that were active lately.</summary>
    /// <value>1000</value>
    public int WatchIntervalMs { get; set; } = 1000;

    /// <summary>When polling: milliseconds between walks of the whole tree; see <see cref="TranscriptOptions.ScanInterval"/>.</summary>
    /// <value>5000</value>
    public int ScanIntervalMs { get; set; } = 5000;

    /// <summary>The user of transcripts whose place names none.</summary>
    /// <value>The name of the account.</value>
    public string? DefaultUser { get; set; }

    /// <summary>The machine of transcripts whose place names none.</summary>
    /// <value>The host's name.</value>
    public string? DefaultMachine { get; set; }

    /// <summary>Whether there is no page, only the interfaces.</summary>
    /// <value>False.</value>
    public bool Headless { get; set; }

    /// <summary>Which reads need no token: <c>default</c>, <c>all</c> or <c>none</c>.</summary>
    /// <value><c>default</c>: health, totals, stream, breakdown, metrics and setup status; in solo mode all.</value>
    public string PublicReads { get; set; } = "default";

    /// <summary>The IANA time zone in which days, weeks and months begin.</summary>
    /// <value>The machine's.</value>
    public string? TimeZone { get; set; }

    /// <summary><c>default</c> (the cost table, then published rates) or <c>published</c> (published rates everywhere).</summary>
    /// <value><c>default</c></value>
    public string PriceBook { get; set; } = "default";

    /// <summary>A JSON file of your own prices, which come before the book's; relative to the content root.</summary>
    /// <value>None.</value>
    public string? PricesFile { get; set; }

    /// <summary>How many requests a minute one token may make; of an embed token, one token at one address.</summary>
    /// <value>100</value>
    public int RateLimitPerMinute { get; set; } = 100;

    /// <summary>The proxies whose <c>X-Forwarded-*</c> headers are believed: addresses and networks such as <c>10.0.0.0/8</c>, separated by commas, or <c>none</c>.</summary>
    /// <value><c>127.0.0.0/8,::1</c></value>
    public string TrustedProxies { get; set; } = "127.0.0.0/8,::1";

    /// <summary>How many days the audit log is kept.</summary>
    /// <value>365</value>
    public int AuditRetentionDays { get; set; } = 365;

    /// <summary>
    /// What a user that the host has signed in may do here: <see cref="TokenScope.Read"/>, <see cref="TokenScope.Admin"/>, or null for nothing.
    /// Such as <c>user => user.IsInRole("ops") ? TokenScope.Admin : TokenScope.Read</c>.
    /// </summary>
    /// <value>None: the host's users are nobody here.</value>
    public Func<ClaimsPrincipal, TokenScope?>? UserScope { get; set; }

    /// <summary>Values that could not be read from the configuration, each with what was expected.</summary>
    internal List<string> Unreadable { get; } = [];
}
