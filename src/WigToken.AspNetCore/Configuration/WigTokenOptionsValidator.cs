using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using WigToken.Agent.Discovery;
using WigToken.Storage.Access;

namespace WigToken.Configuration;

/// <summary>Checks the options, and the machine against them, when the host starts. Every problem is found at once.</summary>
internal sealed class WigTokenOptionsValidator(IHostEnvironment environment, IEnumerable<TranscriptsAreWatched> watched) : IValidateOptions<WigTokenOptions>
{
    private const int ShortestMs = 50, LongestMs = 3_600_000;

    public ValidateOptionsResult Validate(string? name, WigTokenOptions options)
    {
        string[] problems = [.. options.Unreadable, .. Problems(options).OfType<string>()];
        return problems.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
    }

    private IEnumerable<string?> Problems(WigTokenOptions options) =>
    [
        OneOf("Mode", options.Mode, "solo", "team"),
        OneOf("PublicReads", options.PublicReads, "default", "all", "none"),
        Interval("WatchIntervalMs", options.WatchIntervalMs),
        Interval("ScanIntervalMs", options.ScanIntervalMs),
        Range("RateLimitPerMinute", options.RateLimitPerMinute, 1_000_000_000, "requests a minute"),
        Range("AuditRetentionDays", options.AuditRetentionDays, 36_500, "days"),
        .. Proxies(options),
        .. Origins(options),
        TimeZone(options),
        .. PriceBooks.Problems(options, environment.ContentRootPath),
        .. watched.Any() ? Folders(options) : [],
        DatabaseLocation.Problem(options) ?? DatabaseFile(options),
    ];

    private static string? OneOf(string key, string? value, params string[] allowed) =>
        value is null || allowed.Contains(value, StringComparer.OrdinalIgnoreCase)
            ? null
            : $"{Setting.Name(key)} is \"{value}\"; expected {string.Join(" or ", allowed)}.";

    private static string? Interval(string key, int value) =>
        value is >= ShortestMs and <= LongestMs ? null : $"{Setting.Name(key)} is {value}; expected {ShortestMs} to {LongestMs} milliseconds.";

    private static string? Range(string key, int value, int most, string unit) =>
        value >= 1 && value <= most ? null : $"{Setting.Name(key)} is {value}; expected 1 to {most} {unit}.";

    private static IEnumerable<string> Proxies(WigTokenOptions options) => WigTokenSettings.Split(options.TrustedProxies)
        .Where(static text => WigTokenSettings.Network(text) is null && !text.Equals("none", StringComparison.OrdinalIgnoreCase))
        .Select(static text => $"{Setting.Name("TrustedProxies")}: \"{text}\" is neither an address nor a network such as 10.0.0.0/8, nor none.");

    private static IEnumerable<string> Origins(WigTokenOptions options) => WigTokenSettings.Split(options.AllowedOrigins)
        .Where(static text => !EmbedOrigin.TryNormalise(text, out _))
        .Select(static text => $"{Setting.Name("AllowedOrigins")}: \"{text}\" is no origin; expected something like https://example.org.");

    private static string? TimeZone(WigTokenOptions options) =>
        options.TimeZone is not { } zone || TimeZoneInfo.TryFindSystemTimeZoneById(zone, out _)
            ? null
            : $"{Setting.Name("TimeZone")} is \"{zone}\", which this machine does not know; expected an IANA name such as Asia/Seoul.";

    /// <summary>A folder that is missing is waited for; one that is there and cannot be read is a mistake.</summary>
    private static IEnumerable<string> Folders(WigTokenOptions options)
    {
        foreach (var root in options.ProjectsDirectory is { Length: > 0 } list ? TranscriptRoots.Parse(list) : TranscriptRoots.Default())
        {
            if (File.Exists(root))
                yield return $"{Setting.Name("ProjectsDirectory")}: '{root}' is a file; expected the folder that holds the transcripts.";
            else if (Directory.Exists(root) && Unreadable(root) is { } reason)
                yield return $"{Setting.Name("ProjectsDirectory")}: '{root}' cannot be read: {reason} Give the account read access to it.";
        }
    }

    private static string? Unreadable(string folder)
    {
        try
        {
            using var entries = Directory.EnumerateFileSystemEntries(folder).GetEnumerator();
            entries.MoveNext();
            return null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return exception.Message;
        }
    }

    private string? DatabaseFile(WigTokenOptions options)
    {
        var path = DatabaseLocation.Resolve(options, environment.ContentRootPath);
        try
        {
            // The file itself is not opened: closing it would drop the locks that a store in this process may have on it.
            if (File.Exists(path) && new FileInfo(path).IsReadOnly)
                throw new UnauthorizedAccessException("The file is read-only.");
            Probe(Path.GetDirectoryName(path)!);
            return null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            var key = options.DatabaseUrl is null ? "DatabasePath" : "DatabaseUrl";
            return $"{Setting.Name(key)}: the database '{path}' cannot be written: {exception.Message} Give the account write access, or choose another place.";
        }
    }

    /// <summary>Finds out whether a folder, or the nearest one above it that exists, can be written to; leaves nothing behind.</summary>
    private static void Probe(string folder)
    {
        while (!Directory.Exists(folder) && !File.Exists(folder))
            folder = Path.GetDirectoryName(folder)!;
        var probe = Path.Combine(folder, $".wigtoken-{Guid.NewGuid():N}");
        try
        {
            new FileStream(probe, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1, FileOptions.DeleteOnClose).Dispose();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new IOException($"No file can be made in '{folder}'.", exception);
        }
    }
}
