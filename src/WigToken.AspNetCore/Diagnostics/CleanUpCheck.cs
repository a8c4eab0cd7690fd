using System.Globalization;
using WigToken.Agent.Discovery;

namespace WigToken.Diagnostics;

/// <summary>
/// Claude Code deletes transcripts that were not written to for <c>cleanupPeriodDays</c>. What was not imported by then is lost.
/// </summary>
internal static class CleanUpCheck
{
    private const string Name = "clean-up";

    private static readonly TimeSpan Ahead = TimeSpan.FromDays(3);

    public static IEnumerable<Check> Run(Installed installed, DateTimeOffset now)
    {
        // A team's transcripts are copies; their originals are cleaned up elsewhere.
        if (!installed.IsSolo || !installed.IsWatching)
            return [];
        var imported = (installed.Database?.Transcripts ?? []).ToDictionary(static state => state.Path, StringComparer.Ordinal);
        bool IsImported(TranscriptFile file) =>
            imported.TryGetValue(file.Path, out var state) && state.Size == file.Size && state.ModifiedMs == file.ModifiedMs;

        return installed.Roots.Where(Directory.Exists).GroupBy(CleanUpRule.For).SelectMany(roots =>
        {
            var rule = roots.Key;
            var endangered = installed.Transcripts
                .Where(file => file.Size > 0 && roots.Contains(file.Root, StringComparer.Ordinal) && rule.DeletesFromMs(file) <= (now + Ahead).ToUnixTimeMilliseconds())
                .ToList();
            var problem = rule.Problem is null
                ? null
                : Check.Warning(Name, $"'{rule.SettingsFile}' cannot be read: {rule.Problem}", $"Claude Code's default of {CleanUpRule.DefaultDays:0} days is assumed.");
            return new[] { problem, Judge(rule.SettingsFile, rule.Days, endangered.Count, [.. endangered.Where(file => !IsImported(file))]) }.OfType<Check>();
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
}
