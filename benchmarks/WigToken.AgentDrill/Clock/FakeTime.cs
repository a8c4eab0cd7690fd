using System.Diagnostics;
using System.Globalization;
using WigToken.Load;

namespace WigToken.AgentDrill.Clock;

/// <summary>The tool <c>faketime</c>. It goes on beside the program that it starts, so here it only says what it would start it with.</summary>
internal static class FakeTime
{
    private const string Program = "faketime", Preload = "LD_PRELOAD";

    private static readonly IEnumerable<string> Folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);

    public static bool IsInstalled => Folders.Any(static folder => File.Exists(Path.Combine(folder, Program)));

    /// <summary>The environment of a program whose clock is off; how fast time passes stays the same.</summary>
    public static IReadOnlyDictionary<string, string> Of(TimeSpan offset)
    {
        var shift = string.Create(CultureInfo.InvariantCulture, $"{(long)offset.TotalSeconds:+0;-0}s");
        using var process = Process.Start(new ProcessStartInfo(Program, ["-f", shift, "printenv", Preload]) { RedirectStandardOutput = true, UseShellExecute = false })!;
        var library = process.StandardOutput.ReadToEnd().Trim();
        process.WaitForExit();
        if (process.ExitCode != 0)
            throw new LoadException($"{Program} ended with {process.ExitCode}.");
        return new Dictionary<string, string>(StringComparer.Ordinal) { [Preload] = library, ["FAKETIME"] = shift, ["FAKETIME_DONT_FAKE_MONOTONIC"] = "1" };
    }
}
