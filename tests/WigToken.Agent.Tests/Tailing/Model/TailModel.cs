using WigToken.Agent.Tailing;
using WigToken.Oracle;

namespace WigToken.Agent.Tests.Tailing.Model;

/// <summary>
/// Runs a tail over a disk to which things happen, and a naive reader beside it whenever the tail reads. At the far end must arrive every copy that
/// stood in a file the tail came to read, and none that never stood in one.
/// </summary>
internal sealed class TailModel : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly IFarEnd _end;
    private readonly Disk _disk;
    private readonly NaiveReader _naive;
    private readonly HashSet<OracleCopy> _must = [];
    private Tail? _tail;
    private FaultySink? _sink;
    private Action? _interruption;
    private bool _isInterrupted;
    private int _takenBeforeFailure = int.MaxValue;
    private bool _isAnswerLost;

    public TailModel(IFarEnd end)
    {
        _end = end;
        _disk = new Disk(_folder.Path);
        _naive = new NaiveReader(_disk.Root);
    }

    public void Dispose()
    {
        _end.Dispose();
        _folder.Dispose();
    }

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
        while (!await RoundAsync())
        {
        }

        await _end.EndAsync(_must, _naive.EverSeen);
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
                var states = await _sink!.LoadAsync(TestContext.Current.CancellationToken);
                await _tail!.ForgetAsync([.. states.Select(static state => state.Path).Where(static path => !File.Exists(path))]);
                break;
            default:
                _disk.Do(step);
                break;
        }
    }

    /// <summary>All that survives is what the sink had taken. Slices are one buffer long, so that many files have several.</summary>
    private async Task RestartAsync()
    {
        _sink = new FaultySink(_end.Start(), () => FailIf(!_isAnswerLost && _takenBeforeFailure-- == 0), () =>
        {
            FailIf(_isAnswerLost && _takenBeforeFailure-- == 0);
            Interrupt();
        });
        _tail = await Tail.StartAsync(_disk.Root, _sink, sliceBytes: 1);
    }

    /// <summary>False where not all files were read.</summary>
    private async Task<bool> RoundAsync()
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
        catch (OperationCanceledException)
        {
            isComplete = false;
            await RestartAsync();
        }

        // What was changed or taken away while it was read may have been read or not; the next look tells again what must be there.
        if (!_isInterrupted)
            _must.UnionWith(seen.Where(file => isComplete || read.Contains(file.Key)).SelectMany(static file => file.Value));
        await CheckAsync();
        return isComplete;
    }

    private async Task CheckAsync()
    {
        try
        {
            await _end.CheckAsync(_must, _naive.EverSeen);
        }
        catch (OperationCanceledException)
        {
            await RestartAsync();
        }
    }

    private void Interrupt()
    {
        if (_interruption is not { } act)
            return;
        (_interruption, _isInterrupted) = (null, true);
        act();
        _naive.Look();
    }

    private static void FailIf(bool condition)
    {
        if (condition)
            throw new IOException("The disk is full.");
    }
}
