using System.CommandLine;
using System.CommandLine.Help;
using System.Diagnostics;
using WigToken.Agent.Host.Settings;

namespace WigToken.Agent.Host.Commands;

/// <summary>
/// Called by Claude Code when a turn or a session ends. It must not be noticed: it is done within two seconds of its process's life, says nothing and
/// never fails. What it could not do the next call does, or the agent.
/// </summary>
internal sealed class HookCommand : Command
{
    private const string Word = "hook";

    // The first for the work to end by itself, the second for the process: both leave room for what a busy machine takes beyond them.
    private static readonly TimeSpan WorkEnds = TimeSpan.FromSeconds(1.6), ProcessEnds = TimeSpan.FromSeconds(1.8);

    public HookCommand()
        : base(Word, "For Claude Code's hooks: read the hook's JSON on standard input, and send what is new in that session. Says nothing and never fails.")
    {
    }

    /// <summary>Whether a command line is a call of the hook, also one with mistakes in it.</summary>
    public static bool IsMeant(ParseResult parsed, string[] args) =>
        parsed.CommandResult.Command is HookCommand ? parsed.Action is not HelpAction : parsed.Errors.Count > 0 && args.Contains(Word, StringComparer.Ordinal);

    public static async Task<int> RunAsync(ParseResult parsed)
    {
        var age = Age();
        using var end = new CancellationTokenSource(Rest(WorkEnds, age));
        // Away from this thread: what blocks there is left behind.
        var work = Task.Run(() => SendAsync(parsed, end.Token), CancellationToken.None);
        await Task.WhenAny(work, Task.Delay(Rest(ProcessEnds, age), CancellationToken.None));
        return 0;
    }

    private static async Task SendAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        await using var input = Console.OpenStandardInput();
        await ClaudeCodeHook.RunAsync(SettingsInForce.Read(parsed).OptionsWithServer(), input, cancellationToken);
    }

    /// <summary>How long this process has been alive. Clocks may jump meanwhile: no more than a second is believed.</summary>
    private static TimeSpan Age()
    {
        using var process = Process.GetCurrentProcess();
        var age = DateTime.UtcNow - process.StartTime.ToUniversalTime();
        return TimeSpan.FromSeconds(Math.Clamp(age.TotalSeconds, 0, 1));
    }

    private static TimeSpan Rest(TimeSpan end, TimeSpan age) => end - age;
}
