using Microsoft.Extensions.Logging.Abstractions;

namespace WigToken.Agent;

/// <summary>What the server would not take.</summary>
public static class DeadLetters
{
    /// <summary>Puts all of it back behind what waits: for when the server has learned to take it.</summary>
    /// <returns>How many messages.</returns>
    /// <exception cref="AgentException">An agent is at work on the state directory, or it cannot be used.</exception>
    public static async Task<int> RetryAsync(WigTokenAgentOptions options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(options);
        var state = Outbox.StateDirectory.Open(options.StateDirectory);
        using var taken = await Outbox.InstanceLock.TakeAsync(state, Outbox.InstanceLock.Outbox, TimeProvider.System, cancellationToken);
        using var outbox = Outbox.OutboxStore.Open(state, TimeProvider.System, NullLogger.Instance);
        return outbox.Retry();
    }
}
