using WigToken.Load.Servers;

namespace WigToken.Load.Kill;

/// <summary>The clients of the kill loop, and what they know together.</summary>
internal sealed class KillLoad : IDisposable
{
    private readonly KillClient[] _clients;

    public KillLoad(string[] tokens, int batch, ServerFiles files) =>
        _clients = [.. tokens.Select((token, i) => new KillClient(token, i, batch, files.In($"acknowledged-{i + 1}")))];

    /// <summary>What the batches that the server has answered add up to.</summary>
    public Totals Acknowledged => Sum(_clients.Select(static client => client.Acknowledged));

    /// <summary>Batches that were sent and not answered.</summary>
    public int InDoubt => _clients.Count(static client => client.InDoubt is not null);

    public async Task RunUntilKilledAsync(ServerProcess server, TimeSpan after, CancellationToken cancellationToken)
    {
        var sending = _clients.Select(client => Task.Run(() => client.SendUntilGoneAsync(server, cancellationToken), cancellationToken)).ToList();
        await Task.Delay(after, cancellationToken);
        server.Kill();
        await Task.WhenAll(sending);
    }

    /// <summary>
    /// Compares a server that was started again: it has all acknowledged batches and any of those in doubt, each as a whole. Then sends
    /// those in doubt again, whether they are there or not, and compares exactly.
    /// </summary>
    /// <exception cref="LoadException">Something is missing, or there twice.</exception>
    public async Task CompareAsync(ServerProcess server, CancellationToken cancellationToken)
    {
        var found = await Totals.GetAsync(server, cancellationToken);
        var (acknowledged, inDoubt) = (Acknowledged, _clients.Select(static client => client.InDoubt).OfType<Totals>().ToList());
        var possible = Enumerable.Range(0, 1 << inDoubt.Count).Select(set => acknowledged + Sum(inDoubt.Where((_, i) => (set >> i & 1) != 0)));
        if (!possible.Contains(found))
            throw new LoadException($"After a kill the server has {found}. Acknowledged were {acknowledged}; no choice of the {inDoubt.Count} batches in doubt explains the difference.");

        foreach (var client in _clients)
            await client.SendInDoubtAsync(server, cancellationToken);
        found = await Totals.GetAsync(server, cancellationToken);
        if (found != Acknowledged)
            throw new LoadException($"After what was in doubt was sent again the server has {found}; it should have {Acknowledged}.");
    }

    public void Dispose()
    {
        foreach (var client in _clients)
            client.Dispose();
    }

    private static Totals Sum(IEnumerable<Totals> parts) => parts.Aggregate(default(Totals), static (sum, part) => sum + part);
}
