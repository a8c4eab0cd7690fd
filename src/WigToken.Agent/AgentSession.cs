using Microsoft.Extensions.Logging;
using WigToken.Agent.Discovery;
using WigToken.Agent.Outbox;
using WigToken.Agent.Tailing;
using WigToken.Agent.Upload;
using WigToken.Parsing;
using WigToken.Parsing.ClaudeCode;

namespace WigToken.Agent;

/// <summary>An agent at work on its state directory: reads into the outbox, sends out of it.</summary>
internal sealed class AgentSession : IDisposable
{
    private readonly WigTokenAgentOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly List<InstanceLock> _locks;
    private readonly IngestClient _client;

    private AgentSession(WigTokenAgentOptions options, StateDirectory state, List<InstanceLock> locks, TimeProvider time, ILogger logger)
    {
        (_options, _time, _logger, _locks) = (options, time, logger, locks);
        Outbox = OutboxStore.Open(state, time, logger);
        _client = new IngestClient(options, time);
        Uploader = new Uploader(Outbox, _client, options, time, logger);
    }

    public OutboxStore Outbox { get; }

    public Uploader Uploader { get; }

    /// <summary>Begins to work, alone.</summary>
    /// <param name="options">What it works on.</param>
    /// <param name="isStaying">Whether it stays until it is stopped: then nobody else needs to look at what it follows.</param>
    /// <param name="time">The clock.</param>
    /// <param name="logger">The log.</param>
    /// <param name="cancellationToken">Ends the waiting for others.</param>
    /// <exception cref="AgentException">Another agent is at work there, or the directory cannot be used.</exception>
    public static async Task<AgentSession> OpenAsync(WigTokenAgentOptions options, bool isStaying, TimeProvider time, ILogger logger, CancellationToken cancellationToken)
    {
        var state = StateDirectory.Open(options.StateDirectory);
        var locks = new List<InstanceLock>();
        try
        {
            if (isStaying)
                locks.Add(await InstanceLock.TakeAsync(state, InstanceLock.Running, time, cancellationToken));
            locks.Add(await InstanceLock.TakeAsync(state, InstanceLock.Outbox, time, cancellationToken));
            return new AgentSession(options, state, locks, time, logger);
        }
        catch
        {
            locks.ForEach(static taken => taken.Dispose());
            throw;
        }
    }

    /// <summary>Follows and sends, until it is stopped.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using var follower = CreateFollower(static (change, token) => change.WaitAsync(token));
        Task[] parts =
        [
            follower.RunAsync(end.Token),
            Uploader.RunAsync(end.Token),
            new CleanUpWatch(_options, Outbox, _time, _logger).RunAsync(end.Token),
        ];
        // Each of them goes on for good; when one ends nevertheless, the others must, too.
        await Task.WhenAny(parts);
        await end.CancelAsync();
        await Task.WhenAll(parts);
    }

    /// <summary>Reads what is there; sends in between only where the outbox is full.</summary>
    /// <exception cref="SinkException">The outbox is full, and the server takes nothing.</exception>
    public async Task ReadOnceAsync(int mostFailures, CancellationToken cancellationToken)
    {
        using var follower = CreateFollower(async (_, token) =>
        {
            if (await Uploader.DrainAsync(mostFailures, token) is { } problem)
                throw new AgentException(problem);
        });
        await follower.RunOnceAsync(cancellationToken);
    }

    /// <summary>For single files. While the outbox is full it takes nothing.</summary>
    public TranscriptTailer CreateTailer() => new(
        ClaudeCodeFormat.Instance, Sink(static (_, _) => throw new AgentException("The outbox is full.")), OriginOf, new ImportProgress(_time), new SkipCounts(), _logger);

    public void Dispose()
    {
        _client.Dispose();
        Outbox.Dispose();
        _locks.ForEach(static taken => taken.Dispose());
    }

    private TranscriptFollower CreateFollower(Func<Task, CancellationToken, Task> makeRoom) =>
        new(_options.ToTranscriptOptions(), ClaudeCodeFormat.Instance, Sink(makeRoom), new FollowerStatus(_time), _time, _logger) { FilesAtOnce = 1 };

    private OutboxSink Sink(Func<Task, CancellationToken, Task> makeRoom) => new(Outbox, _options, makeRoom);

    private UsageOrigin OriginOf(TranscriptFile file) => TranscriptLabels.Of(
        Path.GetRelativePath(file.Root, file.Path), TranscriptLayout.Solo, "", _options.Machine, ClaudeCodeFormat.Instance.Source);
}
