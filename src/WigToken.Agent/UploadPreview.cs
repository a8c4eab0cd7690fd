using Microsoft.Extensions.Logging.Abstractions;
using WigToken.Agent.Outbox;
using WigToken.Agent.Tailing;
using WigToken.Agent.Upload;
using WigToken.Parsing.ClaudeCode;

namespace WigToken.Agent;

/// <summary>Shows what would be sent.</summary>
public static class UploadPreview
{
    /// <summary>
    /// Writes the body of the next request, byte for byte as it would be sent before compression: of what waits, and of what is new in the
    /// transcripts. Works on a copy of the state, while an agent runs or not, and needs neither server nor token.
    /// </summary>
    /// <returns>False if there is nothing to send.</returns>
    /// <exception cref="AgentException">The state directory cannot be read.</exception>
    public static async Task<bool> WriteAsync(WigTokenAgentOptions options, Stream output, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(output);
        var folder = Directory.CreateTempSubdirectory("wigtoken-agent-");
        try
        {
            var copy = StateDirectory.Open(folder.FullName);
            OutboxStore.Copy(StateDirectory.At(options.StateDirectory), copy);
            using var outbox = OutboxStore.Open(copy, TimeProvider.System, NullLogger.Instance);
            await ReadAsync(options, outbox, cancellationToken);
            if (outbox.Peek(RequestBody.MostMessages, RequestBody.MostBytes) is not { } batch)
                return false;
            await output.WriteAsync(RequestBody.Of(batch, isCompressed: false), cancellationToken);
            return true;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>Until a request is full.</summary>
    private static async Task ReadAsync(WigTokenAgentOptions options, OutboxStore outbox, CancellationToken cancellationToken)
    {
        using var full = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var sink = new OutboxSink(outbox, options, (_, token) => Task.FromCanceled(new CancellationToken(canceled: true)));
        using var follower = new TranscriptFollower(
            options.ToTranscriptOptions(), ClaudeCodeFormat.Instance, sink, new FollowerStatus(TimeProvider.System), TimeProvider.System, NullLogger.Instance)
        {
            FilesAtOnce = 1,
        };
        var reading = follower.RunOnceAsync(full.Token);
        while (!reading.IsCompleted && outbox.Waiting.Messages < RequestBody.MostMessages)
            await Task.WhenAny(reading, outbox.Changed.Next);
        await full.CancelAsync();
        await reading.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        cancellationToken.ThrowIfCancellationRequested();
    }
}
