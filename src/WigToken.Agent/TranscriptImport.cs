using Microsoft.Extensions.Logging;
using WigToken.Agent.Tailing;
using WigToken.Parsing.ClaudeCode;

namespace WigToken.Agent;

/// <summary>Reads once what a host that follows transcripts would read first.</summary>
public static class TranscriptImport
{
    /// <summary>Hands everything that the sink does not know yet to it, and returns. Files that cannot be read are logged and left out.</summary>
    /// <returns>What was read, and how many messages the sink had not known.</returns>
    /// <exception cref="SinkException">The sink refused a batch. What it took before stays taken; calling again goes on from there.</exception>
    public static async Task<ImportStatus> RunAsync(TranscriptOptions options, IUsageSink sink, ILogger logger, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(sink);
        using var follower = new TranscriptFollower(options, ClaudeCodeFormat.Instance, sink, new FollowerStatus(TimeProvider.System), TimeProvider.System, logger);
        await follower.RunOnceAsync(cancellationToken);
        return follower.Status.Import.Status;
    }
}
