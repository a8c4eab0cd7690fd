using WigToken.Agent.Tests.Drills;
using WigToken.Oracle;

namespace WigToken.Agent.Tests.Tailing.Model;

/// <summary>An outbox on disk, an uploader, and a server behind them that all kinds of things happen to. Its ledger must be what a naive reader's would be.</summary>
internal sealed class ServerEnd(StandInServer servers, Func<Fate> next) : IFarEnd
{
    private readonly DrilledAgent _agent = new(servers, next);

    public IUsageSink Start()
    {
        _agent.Restart();
        return _agent.Sink();
    }

    public async Task CheckAsync(IReadOnlySet<OracleCopy> must, IReadOnlySet<OracleCopy> may)
    {
        await _agent.DrainAsync();
        SameLedger.NothingBut(Received(), may);
    }

    public async Task EndAsync(IReadOnlySet<OracleCopy> must, IReadOnlySet<OracleCopy> may)
    {
        await _agent.SettleAsync();
        SameLedger.Between(must, Received(), may);
    }

    public void Dispose() => _agent.Dispose();

    private HashSet<OracleCopy> Received() => [.. _agent.Received.All.Select(Disk.WithoutFallback)];
}
