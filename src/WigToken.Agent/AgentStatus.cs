using WigToken.Agent.Outbox;

namespace WigToken.Agent;

/// <summary>Says how an agent is.</summary>
public static class AgentStatus
{
    /// <summary>Reads it from the state directory, whether an agent runs or not. Changes nothing.</summary>
    /// <exception cref="AgentException">The state directory cannot be read.</exception>
    public static AgentStatusReport Read(WigTokenAgentOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var state = StateDirectory.At(options.StateDirectory);
        using var outbox = OutboxStore.TryOpenToLook(state, TimeProvider.System);
        var states = outbox?.LoadStates() ?? [];
        var skewMs = outbox?.Number(NoteNames.SkewMs) ?? 0;
        return new AgentStatusReport
        {
            IsRunning = InstanceLock.IsTaken(state, InstanceLock.Running),
            Transcripts = states.Count,
            BytesRead = states.Sum(static transcript => transcript.Position.Offset),
            WaitingMessages = outbox?.Waiting.Messages ?? 0,
            WaitingBytes = outbox?.Waiting.Bytes ?? 0,
            WaitingSinceMs = outbox?.WaitingSinceMs,
            Sent = outbox?.Number(NoteNames.Sent) ?? 0,
            Refused = outbox?.Number(NoteNames.Refused) ?? 0,
            LastSentMs = outbox?.Number(NoteNames.SentMs),
            Problem = outbox?.Note(NoteNames.Problem),
            ProblemSinceMs = outbox?.Note(NoteNames.Problem) is null ? null : outbox.Number(NoteNames.ProblemMs),
            ClockSkew = skewMs == 0 ? null : TimeSpan.FromMilliseconds(skewMs),
            SetAsideCount = outbox?.DeadLetterCount ?? 0,
            SetAside = outbox?.NewestDeadLetters(20) ?? [],
            Endangered = CleanUpWatch.Find(options, states, TimeProvider.System.GetUtcNow()),
        };
    }
}
