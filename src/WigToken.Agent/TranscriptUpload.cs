using Microsoft.Extensions.Logging;
using WigToken.Agent.Tailing;

namespace WigToken.Agent;

/// <summary>Sends what there is, and ends.</summary>
public static class TranscriptUpload
{
    private const int MostFailures = 5;

    /// <summary>Reads what is new in the transcripts and sends it and whatever waited before.</summary>
    /// <param name="options">What is read, and where it goes.</param>
    /// <param name="logger">The log.</param>
    /// <param name="cancellationToken">Ends it; what was not sent waits for the next time.</param>
    /// <returns>What became of it. A server that cannot be reached is tried five times; what is not sent then waits.</returns>
    /// <exception cref="AgentException">The options are not valid, another agent is at work on the state directory, or it cannot be used.</exception>
    public static async Task<UploadReport> RunAsync(WigTokenAgentOptions options, ILogger logger, CancellationToken cancellationToken)
    {
        WigTokenAgentValidation.ThrowIfAny(options);
        using var session = await AgentSession.OpenAsync(options, isStaying: false, TimeProvider.System, logger, cancellationToken);
        var (sent, refused) = session.Outbox.Counts;
        string? problem;
        try
        {
            await session.ReadOnceAsync(MostFailures, cancellationToken);
            problem = await session.Uploader.DrainAsync(MostFailures, cancellationToken);
        }
        catch (SinkException exception)
        {
            problem = exception.Message;
        }

        var after = session.Outbox.Counts;
        return new UploadReport(after.Sent - sent, after.Refused - refused, session.Outbox.Waiting.Messages, problem);
    }
}
