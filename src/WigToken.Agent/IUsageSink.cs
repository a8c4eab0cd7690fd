using WigToken.Parsing;

namespace WigToken.Agent;

/// <summary>Where records go: a store in the same process, or an outbox on the way to a server.</summary>
public interface IUsageSink
{
    /// <summary>How far each transcript has been read, as the sink knows it.</summary>
    Task<IReadOnlyList<TranscriptState>> LoadAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Takes a batch, with the state of its transcript, both or neither. Completes when that would survive a crash; throws when nothing was
    /// taken, and then gets the same records again.
    /// </summary>
    /// <returns>How many messages the sink had not known; a sink that cannot tell returns the number of records.</returns>
    Task<int> WriteAsync(UsageBatch batch, CancellationToken cancellationToken);

    /// <summary>Forgets the state of transcripts that are gone. What was read from them stays.</summary>
    Task ForgetAsync(IReadOnlyCollection<string> paths, CancellationToken cancellationToken);
}
