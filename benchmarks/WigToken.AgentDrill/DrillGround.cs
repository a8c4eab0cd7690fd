using System.Globalization;
using WigToken.Agent;
using WigToken.AgentDrill.Agents;
using WigToken.AgentDrill.Checking;
using WigToken.AgentDrill.Transcripts;
using WigToken.Load;
using WigToken.Load.Servers;

namespace WigToken.AgentDrill;

/// <summary>What a drill takes place on: an agent's setup, the transcripts it reads, and the server's files.</summary>
internal sealed class DrillGround
{
    private const string User = "u01";

    // An agent that met nothing but failures for a while waits a minute before it tries again.
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(3);

    // Of one that says it has sent everything.
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(8);

    private readonly ServerFiles _files;

    public DrillGround(ServerFiles files, FileInfo agent, Uri server, string token, int seed)
    {
        _files = files;
        Setup = AgentSetup.Create(files, agent, server, token);
        Scribe = new Scribe(Setup.Transcripts, new Random(seed));
    }

    public AgentSetup Setup { get; }

    public Scribe Scribe { get; }

    /// <summary>Waits until the server has what was written, and compares.</summary>
    /// <exception cref="LoadException">It does not come to that, or something is different.</exception>
    public async Task SettleAsync(AgentProcess agent, ServerProcess server, CancellationToken cancellationToken)
    {
        Scribe.FinishAll();
        var expected = Scribe.Written.Rows(User, Setup.Machine);
        await SettleAsync(agent, server, LedgerComparison.Sum(expected.Values), cancellationToken);
        await LedgerComparison.CompareAsync(_files, expected, cancellationToken);
        await EmptyAsync(agent, cancellationToken);
    }

    /// <summary>Waits until nothing waits: what was replaced behind a position is read, and sent, once more.</summary>
    private async Task EmptyAsync(AgentProcess agent, CancellationToken cancellationToken)
    {
        var begin = TimeProvider.System.GetTimestamp();
        while (AgentStatus.Read(Setup.Options) is var status && (status.WaitingMessages > 0 || status.SetAsideCount > 0))
        {
            agent.ThrowIfEnded();
            if (status.SetAsideCount > 0 || TimeProvider.System.GetElapsedTime(begin) > Limit)
                throw new LoadException($"{status.WaitingMessages} messages still wait at the {agent}\n{status.SetAsideCount} are set aside.");
            await Task.Delay(TimeSpan.FromMilliseconds(50), cancellationToken);
        }
    }

    /// <summary>Waits until the server has what was written, or the agent thinks so.</summary>
    private async Task SettleAsync(AgentProcess agent, ServerProcess server, Totals expected, CancellationToken cancellationToken)
    {
        var (begin, changed, last) = (TimeProvider.System.GetTimestamp(), TimeProvider.System.GetTimestamp(), default(Totals));
        while (true)
        {
            agent.ThrowIfEnded();
            var (found, status) = (await Totals.GetAsync(server, cancellationToken), AgentStatus.Read(Setup.Options));
            if (found != last)
                (changed, last) = (TimeProvider.System.GetTimestamp(), found);
            var isDone = status.WaitingMessages == 0 && status.BytesRead >= Scribe.Bytes;
            if (isDone && (found == expected || TimeProvider.System.GetElapsedTime(changed) > Silence))
                return;
            if (TimeProvider.System.GetElapsedTime(begin) > Limit)
                throw new LoadException($"Within {Limit} the server has got {found}; {expected} were written. {status.WaitingMessages} messages wait at the {agent}");
            await Task.Delay(TimeSpan.FromMilliseconds(50), cancellationToken);
        }
    }

    /// <summary>Writes a message, lets an agent that cannot send read it, and takes it out of its outbox: nothing can bring it back.</summary>
    public async Task LoseAsync(CancellationToken cancellationToken)
    {
        Scribe.FinishAll();
        Scribe.Begin();
        using (var agent = AgentProcess.Start(Setup with { Server = new Uri($"http://127.0.0.1:{FreePort.Take()}/") }))
        {
            while (AgentStatus.Read(Setup.Options) is var status && (status.WaitingMessages == 0 || status.BytesRead < Scribe.Bytes))
                await Task.Delay(TimeSpan.FromMilliseconds(50), cancellationToken);
            agent.Kill();
        }

        OutboxThief.StealAll(Setup);
    }

    /// <summary>Where the secret must not be.</summary>
    public int SearchSecret() => SecretSearch.InFiles(_files.Path, Setup);

    public Task TellAsync(int round) =>
        Console.Error.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"round {round:N0}: {Scribe.Messages:N0} messages written, and all of them there"));
}
