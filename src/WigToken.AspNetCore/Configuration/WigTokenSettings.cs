using System.Net;
using System.Security.Claims;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using WigToken.Agent;
using WigToken.Agent.Discovery;
using WigToken.Pricing;
using WigToken.Storage.Access;

namespace WigToken.Configuration;

/// <summary>The options resolved against this machine: what the program really works with. Asked for only once the host starts.</summary>
internal sealed class WigTokenSettings
{
    public WigTokenSettings(IOptions<WigTokenOptions> options, IHostEnvironment environment, IEnumerable<TranscriptsAreWatched> watched)
    {
        var values = options.Value;
        IsWatching = watched.Any();
        Transcripts = new TranscriptOptions
        {
            Roots = values.ProjectsDirectory is { Length: > 0 } list ? TranscriptRoots.Parse(list) : TranscriptRoots.Default(),
            DefaultUser = values.DefaultUser ?? Environment.UserName,
            DefaultMachine = values.DefaultMachine ?? Environment.MachineName,
            Polling = values.WatchPolling,
            WatchInterval = TimeSpan.FromMilliseconds(values.WatchIntervalMs),
            ScanInterval = TimeSpan.FromMilliseconds(values.ScanIntervalMs),
        };
        IsSolo = IsSoloMode(values.Mode, IsWatching, Transcripts.Roots);
        if (values.Mode is not null)
            Transcripts.Layout = IsSolo ? TranscriptLayout.Solo : TranscriptLayout.Team;
        DatabasePath = DatabaseLocation.Resolve(values, environment.ContentRootPath);
        TimeZone = values.TimeZone is { } zone ? TimeZoneInfo.FindSystemTimeZoneById(zone) : TimeZoneInfo.Local;
        Prices = PriceBooks.Load(values, environment.ContentRootPath);
        IsHeadless = values.Headless;
        PublicReads = Enum.Parse<PublicReads>(values.PublicReads, ignoreCase: true);
        AllowedOrigins = Split(values.AllowedOrigins).Select(static text => EmbedOrigin.TryNormalise(text, out var origin) ? origin : text).ToHashSet(StringComparer.OrdinalIgnoreCase);
        AllowedHosts = Split(values.AllowedHosts);
        TrustedProxies = [.. Split(values.TrustedProxies).Select(Network).OfType<IPNetwork>()];
        RateLimitPerMinute = values.RateLimitPerMinute;
        AuditRetention = TimeSpan.FromDays(values.AuditRetentionDays);
        UserScope = values.UserScope;
    }

    public bool IsWatching { get; }

    public bool IsSolo { get; }

    public TranscriptOptions Transcripts { get; }

    public string DatabasePath { get; }

    public TimeZoneInfo TimeZone { get; }

    public PriceBook Prices { get; }

    public bool IsHeadless { get; }

    public PublicReads PublicReads { get; }

    public IReadOnlySet<string> AllowedOrigins { get; }

    public IReadOnlySet<string> AllowedHosts { get; }

    public IReadOnlyList<IPNetwork> TrustedProxies { get; }

    public int RateLimitPerMinute { get; }

    public TimeSpan AuditRetention { get; }

    public Func<ClaimsPrincipal, TokenScope?>? UserScope { get; }

    public bool IsTrustedProxy(IPAddress address) => TrustedProxies.Any(network => network.Contains(address));

    /// <summary>A network, or a single address as one; null if the text is neither.</summary>
    public static IPNetwork? Network(string text) =>
        IPNetwork.TryParse(text, out var network) ? network
        : IPAddress.TryParse(text, out var address) ? new IPNetwork(address, address.GetAddressBytes().Length * 8)
        : null;

    /// <summary>Solo if the mode says so; without a mode, wherever transcripts are watched that are not laid out as a team's.</summary>
    public static bool IsSoloMode(string? mode, bool isWatching, IEnumerable<string> roots) =>
        mode?.ToUpperInvariant() switch
        {
            "SOLO" => true,
            "TEAM" => false,
            _ => isWatching && TranscriptLabels.Detect(roots) != TranscriptLayout.Team,
        };

    public static HashSet<string> Split(string? list) => new(
        (list ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries), StringComparer.OrdinalIgnoreCase);
}
