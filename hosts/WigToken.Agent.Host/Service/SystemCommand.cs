using System.ComponentModel;
using System.Diagnostics;

namespace WigToken.Agent.Host.Service;

/// <summary>A command of the operating system's.</summary>
internal sealed record SystemCommand(string Program, params string[] Arguments)
{
    /// <summary>Whether it may fail, as stopping what does not run does.</summary>
    public bool MayFail { get; init; }

    /// <summary>Runs it to its end.</summary>
    /// <returns>What went wrong; null if nothing did.</returns>
    public async Task<string?> RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(Program, Arguments) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false })!;
            var (output, error) = (process.StandardOutput.ReadToEndAsync(cancellationToken), process.StandardError.ReadToEndAsync(cancellationToken));
            await process.WaitForExitAsync(cancellationToken);
            return process.ExitCode == 0 || MayFail ? null : $"'{this}' failed: {FirstLine(await error, await output) ?? $"exit code {process.ExitCode}"}";
        }
        catch (Win32Exception)
        {
            return MayFail ? null : $"'{Program}' is not there";
        }
    }

    public override string ToString() => string.Join(' ', Arguments.Select(static argument => argument.Contains(' ', StringComparison.Ordinal) ? $"\"{argument}\"" : argument).Prepend(Program));

    private static string? FirstLine(params IEnumerable<string> texts) =>
        texts.SelectMany(static text => text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)).FirstOrDefault();
}
