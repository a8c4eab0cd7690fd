using Microsoft.Extensions.Logging.Abstractions;
using WigToken.Agent.Outbox;
using WigToken.Agent.Tests.Upload;
using WigToken.Agent.Upload;

namespace WigToken.Agent.Tests.Drills;

/// <summary>The outbox and the uploader of an agent, with whatever a server does in front of them. It can be killed: what is on its disk is all that is left.</summary>
internal sealed class DrilledAgent : IDisposable
{
    // Enough for a few messages: most reads meet a full outbox.
    private const int OutboxBytes = 2_000;
    private const int MostFailures = 3;

    private readonly TempFolder _folder = TempFolder.InMemory();
    private readonly HurriedTime _time = new();
    private readonly StandInMount _server;
    private readonly WigTokenAgentOptions _options;
    private CancellationTokenSource _life = new();
    private IngestClient _client;
    private Uploader _uploader;
    private bool _isHonest;

    /// <param name="servers">Where its server is.</param>
    /// <param name="next">What becomes of the next request.</param>
    public DrilledAgent(StandInServer servers, Func<Fate> next)
    {
        _server = servers.Add(() => _isHonest ? Fate.Take : next());
        _server.Kill = () => _life.Cancel();
        _options = new WigTokenAgentOptions { Server = _server.Address, Token = Agents.Token, Machine = "laptop", StateDirectory = _folder.Path, MaxOutboxBytes = OutboxBytes };
        Start();
    }

    public OutboxStore Outbox { get; private set; }

    /// <summary>What the server has taken.</summary>
    public ReceivedCopies Received => _server.Received;

    /// <summary>How many requests have come to the server.</summary>
    public int Requests => _server.Requests;

    /// <summary>Where its tailer puts what it reads. While too much waits, it is sent.</summary>
    public OutboxSink Sink() => new(Outbox, _options, async (_, _) =>
    {
        if (await DrainAsync() is { } problem)
            throw new AgentException(problem);
    });

    /// <summary>Sends what waits, and gives up where that leads nowhere.</summary>
    /// <returns>What keeps it from going on; null if nothing waits any more.</returns>
    /// <exception cref="OperationCanceledException">It was killed.</exception>
    public Task<string?> DrainAsync() => _uploader.DrainAsync(MostFailures, _life.Token);

    /// <summary>As after kill -9.</summary>
    [System.Diagnostics.CodeAnalysis.MemberNotNull(nameof(Outbox), nameof(_client), nameof(_uploader))]
    public void Restart()
    {
        End();
        _life = new CancellationTokenSource();
        Start();
    }

    /// <summary>From now on nothing goes wrong, and what was set aside is sent again; returns when nothing waits.</summary>
    public async Task SettleAsync()
    {
        _isHonest = true;
        do
            Assert.Null(await DrainAsync());
        while (Outbox.Retry() > 0);
        Assert.Equal(default, Outbox.Waiting);
        Restart();
        Assert.Equal(default, Outbox.Waiting);
    }

    public void Dispose()
    {
        End();
        _server.Dispose();
        _folder.Dispose();
    }

    [System.Diagnostics.CodeAnalysis.MemberNotNull(nameof(Outbox), nameof(_client), nameof(_uploader))]
    private void Start()
    {
        Outbox = OutboxStore.Open(StateDirectory.Open(_folder.Path), _time, NullLogger.Instance);
        _client = new IngestClient(_options, _time);
        _uploader = new Uploader(Outbox, _client, _options, _time, NullLogger.Instance);
    }

    private void End()
    {
        _client.Dispose();
        Outbox.Dispose();
        _life.Dispose();
    }
}
