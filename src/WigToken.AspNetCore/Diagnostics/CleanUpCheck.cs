using System.Globalization;
using System.Text.Json;
using WigToken.Agent.Discovery;

namespace WigToken.Diagnostics;

/// <summary>
/// Claude Code deletes transcripts that were not written to for <c>cleanupPeriodDays</c>. What was not imported by then is lost.
/// </summary>
internal static class CleanUpCheck
{
    private const string Name = "clean-up";
    private const double DefaultDays = 30;

    private static readonly TimeSpan Ahead = TimeSpan.FromDays(3);
    private static readonly JsonDocumentOptions Lenient = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    public static IEnumerable<Check> Run(Installed installed, DateTimeOffset now)
    {
        // A team's transcripts are copies; their originals are cleaned up elsewhere.
        if (!installed.IsSolo || !installed.IsWatching)
            return [];
        var imported = (installed.Database?.Transcripts ?? []).ToDictionary(static state => state.Path, StringComparer.Ordinal);
        bool IsImported(TranscriptFile file) =>
            imported.TryGetValue(file.Path, out var state) && state.Size == file.Size && state.ModifiedMs == file.ModifiedMs;

        return installed.Roots.Where(Directory.Exists).GroupBy(SettingsFile, StringComparer.Ordinal).SelectMany(roots =>
        {
            var (days, problem) = Days(roots.Key);
            var endangered = installed.Transcripts
                .Where(file => file.Size > 0 && roots.Contains(file.Root, StringComparer.Ordinal) && file.ModifiedMs + (days * 86_400_000) <= (now + Ahead).ToUnixTimeMilliseconds())
                .ToList();
            return new[] { problem, Judge(roots.Key, days, endangered.Count, [.. endangered.Where(file => !IsImported(file))]) }.OfType<Check>();
        });
    }

    private static Check Judge(string settingsFile, double days, int endangered, List<TranscriptFile> lost)
    {
        var found = string.Create(CultureInfo.InvariantCulture, $"Claude Code deletes transcripts after {days:0.##} days; due within {Ahead.TotalDays}: {endangered:N0}");
        return lost.Count == 0
            ? Check.Ok(Name, endangered == 0 ? found : $"{found}, imported completely")
            : Check.Warning(
                Name,
                $"{found}, of which not imported completely: {Wording.Count(lost.Count, "file")}, {Wording.Megabytes(lost.Sum(static file => file.Size))}, the oldest '{lost.MinBy(static file => file.ModifiedMs).Path}'",
                $"Run 'wigtoken start' until its import is done, before Claude Code is started again, or raise cleanupPeriodDays in '{settingsFile}'.");
    }

    /// <summary>The settings beside a folder of transcripts; those of the account for a folder that lies elsewhere.</summary>
    private static string SettingsFile(string root)
    {
        const string FileName = "settings.json";
        var beside = Path.Combine(Path.GetDirectoryName(root) ?? root, FileName);
        return File.Exists(beside) ? beside : Path.Combine(Path.GetDirectoryName(TranscriptRoots.Default()[0])!, FileName);
    }

    private static (double Days, Check? Problem) Days(string settingsFile)
    {
        try
        {
            if (!File.Exists(settingsFile))
                return (DefaultDays, null);
            using var settings = JsonDocument.Parse(File.ReadAllBytes(settingsFile), Lenient);
            return settings.RootElement.ValueKind == JsonValueKind.Object && settings.RootElement.TryGetProperty("cleanupPeriodDays", out var value)
                && value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var days) && days is >= 0 and < 1e6
                ? (days, null)
                : (DefaultDays, null);
        }
        catch (Exception exception) when (exception is JsonException or IOException or UnauthorizedAccessException)
        {
            return (DefaultDays, Check.Warning(Name, $"'{settingsFile}' cannot be read: {exception.Message}", "Claude Code's default of 30 days is assumed."));
        }
    }
}
