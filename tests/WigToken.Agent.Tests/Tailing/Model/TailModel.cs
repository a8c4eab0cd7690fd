using WigToken.Agent.Tailing;
using WigToken.Oracle;

namespace WigToken.Agent.Tests.Tailing.Model;

/// <summary>
/// Runs a tail over a disk to which things happen, and a naive reader beside it whenever the tail reads. The sink must hold every copy that
/// stood in a file the tail came to read, and none that never stood in one.
/// </summary>
internal sealed class TailModel : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly TestSink _sink = new();
    private readonly Disk _disk;
    private readonly NaiveReader _naive;
    private readonly HashSet<OracleCopy> _must = [];
    private Tail? _tail;
    private Action? _interruption;
    private bool _isInterrupted;
    private int _takenBeforeFailure = int.MaxValue;
    private bool _isAnswerLost;

    public TailModel()
    {
        _disk = new Disk(_folder.Path);
        _naive = new NaiveReader(_disk.Root);
        _sink.Before = _ => FailIf(!_isAnswerLost && _takenBeforeFailure-- == 0);
        _sink.After = _ =>
        {
            FailIf(_isAnswerLost && _takenBeforeFailure-- == 0);
            Interrupt();
        };
    }

    public void Dispose() => _folder.Dispose();

    public async Task RunAsync(IReadOnlyList<Step> steps)
    {
        await RestartAsync();
        for (var i = 0; i < steps.Count; i++)
        {
            await DoAsync(steps[i], i + 1 < steps.Count ? steps[i + 1] : steps[0]);
            if (steps[i].IsRead)
                await RoundAsync();
        }

        (_interruption, _takenBeforeFailure) = (null, int.MaxValue);
        await RoundAsync();
    }

    private async Task DoAsync(Step step, Step next)
    {
        switch (step.Act)
        {
            case Act.Restart:
                await RestartAsync();
                break;
            case Act.FailSink or Act.LoseAnswer:
                (_takenBeforeFailure, _isAnswerLost) = (step.Number % 3, step.Act == Act.LoseAnswer);
                break;
            case Act.Interrupt:
                _interruption = () => _disk.Do(next);
                break;
            case Act.Forget:
                await _tail!.ForgetAsync([.. _sink.States.Keys.Where(static path => !File.Exists(path))]);
                break;
            default:
                _disk.Do(step);
                break;
        }
    }

    /// <summary>All that survives is what the sink had taken. Slices are one buffer long, so that many files have several.</summary>
    private async Task RestartAsync() => _tail = await Tail.StartAsync(_disk.Root, _sink, sliceBytes: 1);

    private async Task RoundAsync()
    {
        var seen = _naive.Look();
        _isInterrupted = false;
        var read = new List<string>();
        var isComplete = true;
        try
        {
            foreach (var file in _tail!.Changed())
            {
                try
                {
                    await _tail.ReadAsync(file);
                    read.Add(file.Path);
                }
                catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
                {
                    // As the follower: the others go on, and the next round tries again.
                }
            }
        }
        catch (SinkException)
        {
            isComplete = false;
            await _tail!.LoadAsync();
        }

        // What was changed or taken away while it was read may have been read or not; the next look tells again what must be there.
        if (!_isInterrupted)
            _must.UnionWith(seen.Where(file => isComplete || read.Contains(file.Key)).SelectMany(static file => file.Value));
        Check();
    }

    private void Check()
    {
        var held = _sink.Copies.Select(static copy => WithoutFallback(TestSink.Plain(copy.Record))).ToHashSet();
        if (!_must.IsSubsetOf(held))
            Assert.Fail($"Not in the sink: {OracleText.Of(_must.Except(held).First())}");
        if (!held.IsSubsetOf(_naive.EverSeen))
            Assert.Fail($"Never in a file: {OracleText.Of(held.Except(_naive.EverSeen).First())}");
    }

    private void Interrupt()
    {
        if (_interruption is not { } act)
            return;
        (_interruption, _isInterrupted) = (null, true);
        act();
        _naive.Look();
    }

    /// <summary>Which modification time a line without a timestamp gets depends on when it is read; that it gets one does not.</summary>
    private static OracleCopy WithoutFallback(OracleCopy copy) =>
        copy.TimestampMs < new DateTimeOffset(Disk.LatestModification).ToUnixTimeMilliseconds() ? copy with { TimestampMs = 0 } : copy;

    private static void FailIf(bool condition)
    {
        if (condition)
            throw new IOException("The disk is full.");
    }
}
