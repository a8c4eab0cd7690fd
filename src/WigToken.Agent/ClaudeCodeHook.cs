using Microsoft.Extensions.Logging.Abstractions;
using WigToken.Agent.Hook;
using WigToken.Agent.Outbox;
using WigToken.Agent.Tailing;

namespace WigToken.Agent;

/// <summary>What Claude Code's hooks call when a turn, a sub-agent or a session ends.</summary>
public static class ClaudeCodeHook
{
    // Claude Code calls its hooks 20 to 50 ms before the last lines of an answer are in the transcript.
    private static readonly TimeSpan LastLines = TimeSpan.FromMilliseconds(150);

    /// <summary>
    /// Sends what is new in the session's transcript and its sub-agents, and what waited before. Does nothing while an agent follows the
    /// transcripts anyway. What it does not get done is caught up with by the next call, of whatever session: each looks at all transcripts that
    /// there ever was a call for.
    /// </summary>
    /// <param name="options">Where usage goes.</param>
    /// <param name="input">The hook's JSON.</param>
    /// <param name="cancellationToken">Bounds it: somebody waits for the hook.</param>
    /// <exception cref="AgentException">The call or the options are not valid, or the state directory cannot be used.</exception>
    public static Task RunAsync(WigTokenAgentOptions options, Stream input, CancellationToken cancellationToken) =>
        RunAsync(options, input, TimeProvider.System, cancellationToken);

    internal static async Task RunAsync(WigTokenAgentOptions options, Stream input, TimeProvider time, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(input);
        WigTokenAgentValidation.ThrowIfAny(options);
        var call = await HookCall.ReadAsync(input, cancellationToken);
        var state = StateDirectory.Open(options.StateDirectory);
        if (InstanceLock.IsTaken(state, InstanceLock.Running))
            return;
        // Before anything that may take time: whoever comes next does what this call does not get to.
        using (var outbox = OutboxStore.Open(state, time, NullLogger.Instance))
            outbox.AddSession(call.TranscriptPath);
        await Task.Delay(LastLines, time, cancellationToken);
        using var session = await AgentSession.OpenAsync(options, isStaying: false, time, NullLogger.Instance, cancellationToken);
        await ReadAsync(session, call.TranscriptPath, cancellationToken);
        await session.Uploader.DrainAsync(mostFailures: 0, cancellationToken);
    }

    private static async Task ReadAsync(AgentSession session, string first, CancellationToken cancellationToken)
    {
        var tailer = session.CreateTailer();
        await tailer.LoadAsync(cancellationToken);
        foreach (var transcript in session.Outbox.Sessions().OrderByDescending(path => path == first))
        {
            try
            {
                foreach (var file in SessionFiles.Of(transcript).Where(tailer.IsChanged))
                    await tailer.ReadAsync(file, cancellationToken);
            }
            catch (SinkException)
            {
                // The outbox is full, or its disk: what waits is sent first, and the next call reads on.
                return;
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                // It cannot be read now, or is gone; the others can.
            }

            if (!File.Exists(transcript))
                session.Outbox.ForgetSession(transcript);
        }
    }
}
