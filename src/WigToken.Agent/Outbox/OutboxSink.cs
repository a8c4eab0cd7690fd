using WigToken.Parsing;

namespace WigToken.Agent.Outbox;

/// <summary>Puts what is read into the outbox.</summary>
/// <param name="outbox">The outbox.</param>
/// <param name="options">What the server is told, and how much may wait.</param>
/// <param name="makeRoom">Called while too much waits, with a task that completes at the next change: reading waits for it, since the transcripts are the larger buffer.</param>
internal sealed class OutboxSink(OutboxStore outbox, WigTokenAgentOptions options, Func<Task, CancellationToken, Task> makeRoom) : IUsageSink
{
    public Task<IReadOnlyList<TranscriptState>> LoadAsync(CancellationToken cancellationToken) => Task.FromResult(outbox.LoadStates());

    public async Task<int> WriteAsync(UsageBatch batch, CancellationToken cancellationToken)
    {
        var bodies = CopyFold.Fold(batch.Records).Select(record => MessageJson.Write(record, batch.Origin.Project, options.Projects)).ToList();
        if (bodies.Count > 0)
            await RoomAsync(cancellationToken);
        outbox.Add(batch.Origin.Machine, bodies, batch.Transcript!);
        return batch.Records.Count;
    }

    public Task ForgetAsync(IReadOnlyCollection<string> paths, CancellationToken cancellationToken)
    {
        outbox.Forget(paths);
        return Task.CompletedTask;
    }

    /// <summary>What one slice of a file holds goes over the limit once.</summary>
    private async Task RoomAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var change = outbox.Changed.Next;
            if (outbox.Waiting.Bytes < options.MaxOutboxBytes)
                return;
            await makeRoom(change, cancellationToken);
        }
    }
}
