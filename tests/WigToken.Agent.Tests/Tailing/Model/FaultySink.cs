using WigToken.Parsing;

namespace WigToken.Agent.Tests.Tailing.Model;

/// <summary>Does something before and after a sink takes a batch; it may throw, so that the batch is not taken, or the answer is lost.</summary>
internal sealed class FaultySink(IUsageSink inner, Action before, Action after) : IUsageSink
{
    public Task<IReadOnlyList<TranscriptState>> LoadAsync(CancellationToken cancellationToken) => inner.LoadAsync(cancellationToken);

    public async Task<int> WriteAsync(UsageBatch batch, CancellationToken cancellationToken)
    {
        before();
        var taken = await inner.WriteAsync(batch, cancellationToken);
        after();
        return taken;
    }

    public Task ForgetAsync(IReadOnlyCollection<string> paths, CancellationToken cancellationToken) => inner.ForgetAsync(paths, cancellationToken);
}
