using WigToken.AgentDrill.Agents;
using WigToken.AgentDrill.Checking;
using WigToken.Load.Servers;

namespace WigToken.AgentDrill.Kill;

/// <summary>Lives of an agent that end by kill -9.</summary>
internal sealed class KillRounds(DrillGround ground, Random random, bool isLosing)
{
    // Some while it starts, most soon after it is at work, some after it has waited for more to send.
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(0.5), Later = TimeSpan.FromSeconds(2.5);

    private static readonly TimeSpan Start = TimeSpan.FromSeconds(0.3);

    /// <summary>How many of them ended before the agent was at work.</summary>
    public int WhileStarting { get; private set; }

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        // Some of it while nobody reads.
        for (var acts = random.Next(6); acts > 0; acts--)
            ground.Scribe.Act();
        using var agent = AgentProcess.Start(ground.Setup, (TokenWay)random.Next(3));
        var isStarting = random.Next(5) == 0;
        if (!isStarting)
            await agent.AtWorkAsync(cancellationToken);
        var life = random.NextDouble() * (isStarting ? Start : random.Next(5) == 0 ? Later : Soon);
        using (var end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken))
        {
            end.CancelAfter(life);
            await WriteAsync(end.Token);
        }

        cancellationToken.ThrowIfCancellationRequested();
        SecretSearch.InCommandLine(agent, ground.Setup);
        WhileStarting += agent.HasSpoken ? 0 : 1;
        agent.ThrowIfEnded();
        agent.Kill();
    }

    /// <summary>Lets an agent live until the server has everything.</summary>
    public async Task SettleAsync(ServerProcess server, CancellationToken cancellationToken)
    {
        if (isLosing)
            await ground.LoseAsync(cancellationToken);
        using var agent = AgentProcess.Start(ground.Setup);
        await ground.SettleAsync(agent, server, cancellationToken);
        await agent.TerminateAsync(cancellationToken);
        ground.SearchSecret();
    }

    private async Task WriteAsync(CancellationToken end)
    {
        while (!end.IsCancellationRequested)
        {
            ground.Scribe.Act();
            await Task.Delay(random.Next(4) == 0 ? random.Next(60) : random.Next(4), end).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
