using WigToken.Parsing;

namespace WigToken.Storage;

/// <summary>How far each transcript has been read. It is written by <see cref="IUsageStore.IngestAsync"/>, together with what was read.</summary>
public interface ITranscriptStateStore
{
    /// <summary>All states.</summary>
    Task<IReadOnlyList<TranscriptState>> GetTranscriptsAsync(CancellationToken cancellationToken);

    /// <summary>Forgets transcripts that are gone. What was read from them stays.</summary>
    Task ForgetTranscriptsAsync(IReadOnlyCollection<string> paths, CancellationToken cancellationToken);
}
