using WigToken.Agent;
using WigToken.Parsing;
using WigToken.Storage;

namespace WigToken.Hosting;

/// <summary>The sink of solo: the store in the same process, so that a position and what was read up to it are one transaction.</summary>
internal sealed class StoreSink(IUsageStore store, ITranscriptStateStore transcripts) : IUsageSink
{
    public Task<IReadOnlyList<TranscriptState>> LoadAsync(CancellationToken cancellationToken) => transcripts.GetTranscriptsAsync(cancellationToken);

    public async Task<int> WriteAsync(UsageBatch batch, CancellationToken cancellationToken) => (await store.IngestAsync([batch], cancellationToken)).Applied;

    public Task ForgetAsync(IReadOnlyCollection<string> paths, CancellationToken cancellationToken) => transcripts.ForgetTranscriptsAsync(paths, cancellationToken);
}
