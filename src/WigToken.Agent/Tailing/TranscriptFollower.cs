using System.Collections.Concurrent;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using WigToken.Agent.Discovery;
using WigToken.Parsing;

namespace WigToken.Agent.Tailing;

/// <summary>
/// Follows transcript trees: imports what is there, then reads what changes. A file that cannot be read never stops the others; a sink
/// that fails is tried again, with growing pauses, until it takes what it was given.
/// </summary>
internal sealed partial class TranscriptFollower : BackgroundService
{
    // Where the file system notifies, walks are a safety net: one every 60 intervals, five minutes by default. Nothing notifies of what
    // lies behind a symbolic link; with one in the tree it is every 12.
    private const int QuietIntervals = 60;
    private const int LinkedIntervals = 12;

    // Files share commits, which wait for the disk and write a page once however many messages changed it. A first import of 2,881 files
    // took 1.4 s at 16, 0.95 s at 64 and 0.89 s at 256, with 110, 130 and 200 MB of memory.
    private const int MostFilesAtOnce = 64;

    private static readonly TimeSpan Activity = TimeSpan.FromHours(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(1);

    private readonly TranscriptOptions _options;
    private readonly string[] _roots;
    private readonly IUsageSink _sink;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly TranscriptTailer _tailer;
    private readonly ConcurrentDictionary<string, byte> _complaints = new(StringComparer.Ordinal);
    private readonly string _source;
    private TranscriptLayout? _layout;
    private bool _hasLinks;

    public TranscriptFollower(TranscriptOptions options, ITranscriptFormat format, IUsageSink sink, FollowerStatus status, TimeProvider time, ILogger logger)
    {
        (_options, _sink, _time, _logger, Status, _source) = (options, sink, time, logger, status, format.Source);
        _layout = options.Layout;
        _roots = [.. options.Roots.Select(Path.GetFullPath).Select(Path.TrimEndingDirectorySeparator).Distinct(StringComparer.Ordinal)];
        _tailer = new TranscriptTailer(format, _sink, OriginOf, status.Import, status.Skips, logger);
    }

    public FollowerStatus Status { get; }

    /// <summary>How many files are read at the same time. One alone is read in the same order each time, and holds the least memory.</summary>
    public int FilesAtOnce { get; init; } = MostFilesAtOnce;

    private TimeSpan QuietInterval => _options.ScanInterval * (_hasLinks ? LinkedIntervals : QuietIntervals);

    /// <summary>Follows until it is stopped.</summary>
    public Task RunAsync(CancellationToken cancellationToken) => ExecuteAsync(cancellationToken);

    /// <summary>Imports what is there and returns.</summary>
    public async Task RunOnceAsync(CancellationToken cancellationToken)
    {
        await _tailer.LoadAsync(cancellationToken);
        await WalkAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Leaves the caller's thread: a host starts its services one after the other, and an import may take minutes.
        await Task.Yield();
        var pause = TimeSpan.Zero;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await _tailer.LoadAsync(stoppingToken);
                await FollowAsync(() => pause = TimeSpan.Zero, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
#pragma warning disable CA1031 // Nothing that goes wrong here may stop the host; what was not taken is read again.
            catch (Exception exception)
#pragma warning restore CA1031
            {
                pause = pause == TimeSpan.Zero ? TimeSpan.FromSeconds(1) : TimeSpan.FromTicks(Math.Min(pause.Ticks * 2, LongestPause.Ticks));
                LogRetry(_logger, exception.Message, pause.TotalSeconds, exception is SinkException ? null : exception);
                await Task.Delay(pause, _time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task FollowAsync(Action succeeded, CancellationToken cancellationToken)
    {
        using var watcher = new TranscriptWatcher(_options.Polling == true ? [] : _roots);
        var isPolling = IsPolling();
        var lastAttached = _time.GetTimestamp();
        long lastWalk = 0;
        var isSettling = false;
        while (!cancellationToken.IsCancellationRequested)
        {
            var changed = watcher.TakeChanges();
            var isWanted = watcher.TakeWalkWanted();
            if (isWanted || _time.GetElapsedTime(lastWalk) >= WalkInterval())
            {
                // A new folder is watched a moment after it was made; what was written in between is found by a second walk.
                isSettling = isWanted;

                // Watching begins before walking, so that nothing falls between.
                var isStale = _time.GetElapsedTime(lastAttached) >= QuietInterval;
                watcher.Attach(isStale);
                if (isStale)
                    lastAttached = _time.GetTimestamp();
                isPolling = IsPolling();
                lastWalk = _time.GetTimestamp();
                await WalkAsync(cancellationToken);
            }

            var candidates = changed.Where(static path => path.Length > 0);
            if (isPolling)
                candidates = candidates.Concat(ActiveFiles());
            await ReadAsync([.. Changed(candidates)], cancellationToken);
            succeeded();
            var wait = WalkInterval() - _time.GetElapsedTime(lastWalk);
            if (isPolling && wait > _options.WatchInterval)
                wait = _options.WatchInterval;
            await watcher.WaitAsync(wait > TimeSpan.Zero ? wait : TimeSpan.Zero, _time, cancellationToken);
        }

        TimeSpan WalkInterval() =>
            isPolling || isSettling || !watcher.IsComplete ? _options.ScanInterval : QuietInterval;
    }

    private async Task WalkAsync(CancellationToken cancellationToken)
    {
        _layout ??= TranscriptLabels.Detect(_roots);
        var found = new HashSet<string>(StringComparer.Ordinal);
        var changed = new List<TranscriptFile>();
        _hasLinks = false;
        foreach (var root in _roots)
        {
            if (Directory.Exists(root))
            {
                foreach (var file in TranscriptTree.Walk(root))
                {
                    _hasLinks |= file.IsLinked;
                    if (found.Add(file.Path) && _tailer.IsChanged(file))
                        changed.Add(file);
                }
            }
            else if (_complaints.TryAdd(root, 0))
                LogMissing(_logger, root);
        }

        // A root that is not there may be a mount that comes back; a file that is not there, in a root that is, has been deleted.
        var gone = _tailer.States.Select(static state => state.Path)
            .Where(path => !found.Contains(path) && _roots.FirstOrDefault(root => IsUnder(root, path)) is { } root && Directory.Exists(root) && !File.Exists(path))
            .ToList();
        if (gone.Count > 0)
            await _tailer.ForgetAsync(gone, cancellationToken);

        // The newest first: what people look at is right soonest.
        changed.Sort(static (a, b) => b.ModifiedMs.CompareTo(a.ModifiedMs));
        if (Status.Import.Status.State != ImportState.Done)
            await ImportAsync(found.Count, changed, cancellationToken);
        else
            await ReadAsync(changed, cancellationToken);
    }

    private async Task ImportAsync(int files, List<TranscriptFile> changed, CancellationToken cancellationToken)
    {
        Status.Import.Begin(changed.Count, changed.Sum(_tailer.Unread));
        LogFound(_logger, files, string.Join(", ", _roots), changed.Count);
        using var log = new ImportLog(Status.Import, _time, _logger);
        await ReadAsync(changed, cancellationToken);
        Status.Import.End();
    }

    private async Task ReadAsync(IReadOnlyCollection<TranscriptFile> files, CancellationToken cancellationToken)
    {
        var options = new ParallelOptions { MaxDegreeOfParallelism = FilesAtOnce, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(files, options, async (file, token) =>
        {
            try
            {
                await _tailer.ReadAsync(file, token);
                if (_complaints.TryRemove(file.Path, out _))
                    LogReadable(_logger, file.Path);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                // Vanished, no permission, a disk error: the next walk tries again, and one line in the log is enough.
                if (File.Exists(file.Path) && _complaints.TryAdd(file.Path, 0))
                    LogUnreadable(_logger, file.Path, exception.Message);
            }

            Status.Import.FileDone();
        });
    }

    private IEnumerable<TranscriptFile> Changed(IEnumerable<string> paths)
    {
        foreach (var path in paths.Distinct(StringComparer.Ordinal))
        {
            if (_roots.FirstOrDefault(root => IsUnder(root, path)) is { } root && TranscriptTree.Stat(path) is { } file && _tailer.IsChanged(file))
                yield return file with { Root = root };
        }
    }

    /// <summary>A folder that is missing tells nothing yet: what it will be on is known when it appears.</summary>
    private bool IsPolling() => _options.Polling ?? !_roots.Where(Directory.Exists).All(Notifications.AreExpected);

    private IEnumerable<string> ActiveFiles()
    {
        var since = (_time.GetUtcNow() - Activity).ToUnixTimeMilliseconds();
        return _tailer.States.Where(state => state.ModifiedMs >= since).Select(static state => state.Path);
    }

    private UsageOrigin OriginOf(TranscriptFile file) => TranscriptLabels.Of(
        Path.GetRelativePath(file.Root, file.Path), _layout ?? TranscriptLayout.Solo, _options.DefaultUser, _options.DefaultMachine, _source);

    private static bool IsUnder(string root, string path) =>
        path.Length > root.Length && path.StartsWith(root, StringComparison.Ordinal) && path[root.Length] == Path.DirectorySeparatorChar;

    [LoggerMessage(EventId = 30, Level = LogLevel.Information, Message = "Found {Files} transcripts in {Roots}; {Changed} have something new.")]
    private static partial void LogFound(ILogger logger, int files, string roots, int changed);

    [LoggerMessage(EventId = 31, Level = LogLevel.Warning, Message = "There is no folder {Root} yet. It is watched for: start Claude Code once, or set CLAUDE_PROJECTS_DIR to the folder that holds the transcripts.")]
    private static partial void LogMissing(ILogger logger, string root);

    [LoggerMessage(EventId = 32, Level = LogLevel.Warning, Message = "Cannot read {Path}: {Reason} Its usage is missing from the totals until it can be read; it is tried again.")]
    private static partial void LogUnreadable(ILogger logger, string path, string reason);

    [LoggerMessage(EventId = 33, Level = LogLevel.Information, Message = "{Path} can be read again.")]
    private static partial void LogReadable(ILogger logger, string path);

    [LoggerMessage(EventId = 34, Level = LogLevel.Error, Message = "{Reason} Nothing is lost; reading goes on in {Seconds} s.")]
    private static partial void LogRetry(ILogger logger, string reason, double seconds, Exception? exception);
}
