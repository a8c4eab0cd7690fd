using System.Threading.Channels;

namespace WigToken.Agent.Discovery;

/// <summary>
/// Tells which transcripts may have changed, as the file system notifies it. It may tell too much, and when it may have told too little
/// (an overflow, a new folder, a folder that vanished) it asks for a walk.
/// </summary>
internal sealed class TranscriptWatcher : IDisposable
{
    private readonly Dictionary<string, FileSystemWatcher?> _watchers = new(StringComparer.Ordinal);
    private readonly Channel<string> _changes = Channel.CreateUnbounded<string>(new UnboundedChannelOptions { SingleReader = true });
    private int _isWalkWanted = 1;

    public TranscriptWatcher(IEnumerable<string> roots)
    {
        foreach (var root in roots)
            _watchers[root] = null;
    }

    /// <summary>Whether every root is watched: then a walk is a safety net only.</summary>
    public bool IsComplete => _watchers.Values.All(static watcher => watcher is not null);

    /// <summary>Paths that may have changed, each once.</summary>
    public HashSet<string> TakeChanges()
    {
        var paths = new HashSet<string>(StringComparer.Ordinal);
        while (_changes.Reader.TryRead(out var path))
            paths.Add(path);
        return paths;
    }

    /// <summary>Whether something happened that only a walk can clear up.</summary>
    public bool TakeWalkWanted() => Interlocked.Exchange(ref _isWalkWanted, 0) == 1;

    /// <summary>Begins to watch the roots that exist and are not watched yet, and gives up those that are gone.</summary>
    /// <param name="isAnew">Gives up all of them first: a folder that was replaced by another of the same name is watched on, without a sign of it.</param>
    public void Attach(bool isAnew = false)
    {
        foreach (var root in _watchers.Keys.ToList())
        {
            if (_watchers[root] is { } watcher && (isAnew || !Directory.Exists(root)))
            {
                watcher.Dispose();
                _watchers[root] = null;
            }

            if (_watchers[root] is null && Directory.Exists(root))
                _watchers[root] = TryWatch(root);
        }
    }

    /// <summary>Completes when something happened; false when <paramref name="timeout"/> passed first.</summary>
    public async Task<bool> WaitAsync(TimeSpan timeout, TimeProvider time, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(timeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            return await _changes.Reader.WaitToReadAsync(either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return false;
        }
    }

    public void Dispose()
    {
        foreach (var watcher in _watchers.Values)
            watcher?.Dispose();
    }

    private FileSystemWatcher? TryWatch(string root)
    {
        FileSystemWatcher? watcher = null;
        try
        {
            watcher = new FileSystemWatcher(root)
            {
                IncludeSubdirectories = true,
                InternalBufferSize = 64 * 1024,
                NotifyFilter = NotifyFilters.FileName | NotifyFilters.DirectoryName | NotifyFilters.LastWrite | NotifyFilters.Size,
            };
            watcher.Changed += (_, change) => OnChange(change.FullPath, mayBeFolder: false);
            watcher.Created += (_, change) => OnChange(change.FullPath, mayBeFolder: true);
            watcher.Renamed += (_, change) => OnChange(change.FullPath, mayBeFolder: true);
            watcher.Error += (_, _) => WantWalk();
            watcher.EnableRaisingEvents = true;
            return watcher;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            // Out of watches, or the folder has just gone: walks go on at the shorter interval, and try again.
            watcher?.Dispose();
            return null;
        }
    }

    private void OnChange(string path, bool mayBeFolder)
    {
        if (mayBeFolder && Directory.Exists(path))
            WantWalk();
        else if (path.EndsWith(TranscriptTree.Extension, StringComparison.Ordinal))
            _changes.Writer.TryWrite(path);
    }

    /// <summary>Wakes the reader with a path that is none.</summary>
    private void WantWalk()
    {
        Interlocked.Exchange(ref _isWalkWanted, 1);
        _changes.Writer.TryWrite("");
    }
}
