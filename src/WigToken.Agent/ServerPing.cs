using WigToken.Agent.Outbox;
using WigToken.Agent.Upload;

namespace WigToken.Agent;

/// <summary>Asks the server whether it answers and takes the token.</summary>
public static class ServerPing
{
    /// <summary>Sends a sign of life, once.</summary>
    /// <exception cref="AgentException">The options are not valid.</exception>
    public static async Task<PingReport> RunAsync(WigTokenAgentOptions options, CancellationToken cancellationToken)
    {
        WigTokenAgentValidation.ThrowIfAny(options);
        using var client = new IngestClient(options, TimeProvider.System);
        var answer = await client.SendAsync(new QueuedMessages(options.Machine, []), isCompressed: true, waiting: 0, cancellationToken);
        return Judgement.Of(answer, sent: 0, client.Server) switch
        {
            Verdict.Taken => new PingReport(true, $"{client.Server} answers and takes the token for the machine {options.Machine}.", answer.ClockSkew),
            Verdict.Kept kept => new PingReport(false, kept.Problem, answer.ClockSkew),
            Verdict.Paused paused => new PingReport(false, paused.Problem, answer.ClockSkew),
            var other => new PingReport(false, $"{client.Server} does not take a sign of life: {other}", answer.ClockSkew),
        };
    }
}
