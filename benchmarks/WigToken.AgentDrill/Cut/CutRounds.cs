using WigToken.AgentDrill.Agents;
using WigToken.AgentDrill.Checking;
using WigToken.Load.Servers;

namespace WigToken.AgentDrill.Cut;

/// <summary>An agent and a server that are killed now and then, with a network between them that fails.</summary>
internal sealed class CutRounds(DrillGround ground, ServerFiles files, ServerProcess firstServer, BadNetwork network, Random random) : IDisposable
{
    // What came together within two seconds is sent together: by then a plan has come true, if it can.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2.5), LongestOutage = TimeSpan.FromSeconds(0.7);

    private ServerProcess? _server = firstServer;
    private AgentProcess? _agent;

    /// <summary>How often what was done.</summary>
    public Dictionary<string, int> Done { get; } = new(StringComparer.Ordinal);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await StartAsync(cancellationToken);
        var (plan, victim) = (CutPlan.Any(random), (Victim)random.Next(3));
        network.Fail(plan);
        await WriteUntilFailedAsync(cancellationToken);
        Count($"{plan.Kind}{(network.Failed.IsCompleted ? "" : "NotMet")}");
        if (random.Next(2) == 0)
            await Task.Delay(random.Next(30), cancellationToken);
        Kill(victim);
        network.CutAll();
        ground.Scribe.Act();
        await Task.Delay(random.NextDouble() * LongestOutage, cancellationToken);
        network.Heal();
    }

    /// <summary>Lets all be well until the server has everything.</summary>
    public async Task SettleAsync(CancellationToken cancellationToken)
    {
        // What has failed often by now waits up to a minute; a new one does not.
        _agent?.Dispose();
        _agent = null;
        await StartAsync(cancellationToken);
        await ground.SettleAsync(_agent!, _server!, cancellationToken);
        await _agent!.TerminateAsync(cancellationToken);
        _agent = null;
        ground.SearchSecret();
    }

    public void Dispose()
    {
        _agent?.Dispose();
        _server?.Dispose();
    }

    private async Task StartAsync(CancellationToken cancellationToken)
    {
        _server ??= await ServerProcess.StartAsync(files, cancellationToken);
        network.ServerPort = _server.Port;
        if (_agent is not null)
            return;
        _agent = AgentProcess.Start(ground.Setup, (TokenWay)random.Next(3));
        await _agent.AtWorkAsync(cancellationToken);
    }

    private async Task WriteUntilFailedAsync(CancellationToken cancellationToken)
    {
        var since = TimeProvider.System.GetTimestamp();
        while (!network.Failed.IsCompleted && TimeProvider.System.GetElapsedTime(since) < Patience)
        {
            ground.Scribe.Act();
            await Task.WhenAny(network.Failed, Task.Delay(random.Next(100), cancellationToken));
        }

        cancellationToken.ThrowIfCancellationRequested();
        _agent!.ThrowIfEnded();
        SecretSearch.InCommandLine(_agent, ground.Setup);
    }

    private void Kill(Victim victim)
    {
        Count($"killed{victim}");
        if (victim != Victim.Server)
        {
            _agent!.Kill();
            _agent.Dispose();
            _agent = null;
        }

        if (victim == Victim.Agent)
            return;
        _server!.Kill();
        _server.Dispose();
        _server = null;
    }

    private void Count(string what) => Done[what] = Done.GetValueOrDefault(what) + 1;
}
