using System.Text.Json;

namespace WigToken.Agent.Discovery;

/// <summary>When Claude Code deletes transcripts: so many days after they were last written to.</summary>
/// <param name="SettingsFile">The file that says so; need not exist.</param>
/// <param name="Days">How many days.</param>
/// <param name="Problem">Why the file could not be read; <see cref="Days"/> is then the default.</param>
public sealed record CleanUpRule(string SettingsFile, double Days, string? Problem)
{
    /// <summary>Claude Code's own default.</summary>
    public const double DefaultDays = 30;

    private const string FileName = "settings.json";

    private static readonly JsonDocumentOptions Lenient = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    /// <summary>The rule for a folder of transcripts: <c>cleanupPeriodDays</c> in the settings beside it, or in those of the account for one that lies elsewhere.</summary>
    public static CleanUpRule For(string root)
    {
        ArgumentNullException.ThrowIfNull(root);
        var beside = Path.Combine(Path.GetDirectoryName(root) ?? root, FileName);
        var file = File.Exists(beside) ? beside : Path.Combine(Path.GetDirectoryName(TranscriptRoots.Default()[0])!, FileName);
        try
        {
            if (!File.Exists(file))
                return new CleanUpRule(file, DefaultDays, null);
            using var settings = JsonDocument.Parse(File.ReadAllBytes(file), Lenient);
            return settings.RootElement.ValueKind == JsonValueKind.Object && settings.RootElement.TryGetProperty("cleanupPeriodDays", out var value)
                && value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var days) && days is >= 0 and < 1e6
                ? new CleanUpRule(file, days, null)
                : new CleanUpRule(file, DefaultDays, null);
        }
        catch (Exception exception) when (exception is JsonException or IOException or UnauthorizedAccessException)
        {
            return new CleanUpRule(file, DefaultDays, exception.Message);
        }
    }

    /// <summary>From when on a transcript may be deleted, Unix milliseconds.</summary>
    public long DeletesFromMs(TranscriptFile file) => file.ModifiedMs + (long)(Days * 86_400_000);
}
