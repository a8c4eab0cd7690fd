using WigToken.Agent.Discovery;
using WigToken.Agent.Tailing;
using WigToken.Parsing.ClaudeCode;

namespace WigToken.Agent.Tests;

/// <summary>A follower that runs as in a host until it is disposed of.</summary>
internal sealed class RunningFollower : IAsyncDisposable
{
    private readonly TranscriptFollower _follower;

    private RunningFollower(TranscriptOptions options, TestSink sink, TimeProvider time)
    {
        Status = new FollowerStatus(time);
        _follower = new TranscriptFollower(options, ClaudeCodeFormat.Instance, sink, Status, time, Log);
    }

    public FollowerStatus Status { get; }

    public TestLog<TranscriptFollower> Log { get; } = new();

    public static async Task<RunningFollower> StartAsync(TranscriptOptions options, TestSink sink, TimeProvider? time = null)
    {
        var running = new RunningFollower(options, sink, time ?? TimeProvider.System);
        await running._follower.StartAsync(TestContext.Current.CancellationToken);
        return running;
    }

    public Task ImportedAsync() => Until.HoldsAsync(() => Status.Import.Status.State == ImportState.Done, "the import ends");

    public async ValueTask DisposeAsync()
    {
        await _follower.StopAsync(CancellationToken.None);
        _follower.Dispose();
    }

    /// <summary>Learns of changes from the file system alone: the next walk is hours away.</summary>
    public static TranscriptOptions Notified(params string[] roots) => Options(roots, polling: false, TimeSpan.FromHours(1));

    /// <summary>Learns of changes by looking, and looks often.</summary>
    public static TranscriptOptions Polled(params string[] roots) => Options(roots, polling: true, TimeSpan.FromMilliseconds(50));

    private static TranscriptOptions Options(string[] roots, bool polling, TimeSpan scanInterval) => new()
    {
        Roots = roots,
        Layout = TranscriptLayout.Solo,
        DefaultUser = "ann",
        DefaultMachine = "laptop",
        Polling = polling,
        WatchInterval = TimeSpan.FromMilliseconds(20),
        ScanInterval = scanInterval,
    };
}
