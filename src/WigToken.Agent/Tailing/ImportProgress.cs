namespace WigToken.Agent.Tailing;

/// <summary>How far the first import of a history has come. Safe to read from any thread.</summary>
public sealed class ImportProgress
{
    private readonly TimeProvider _time;
    private long _startedAt, _finishedAt;
    private long _files, _filesDone, _bytes, _bytesDone, _messages;

    /// <summary>Creates progress that has not begun.</summary>
    public ImportProgress(TimeProvider time) => _time = time;

    /// <summary>The figures of now.</summary>
    public ImportStatus Status
    {
        get
        {
            var started = Volatile.Read(ref _startedAt);
            var finished = Volatile.Read(ref _finishedAt);
            var elapsed = started == 0 ? TimeSpan.Zero : _time.GetElapsedTime(started, finished == 0 ? _time.GetTimestamp() : finished);
            return new ImportStatus(
                started == 0 ? ImportState.Waiting : finished == 0 ? ImportState.Running : ImportState.Done,
                Volatile.Read(ref _files), Volatile.Read(ref _filesDone), Volatile.Read(ref _bytes), Volatile.Read(ref _bytesDone), Volatile.Read(ref _messages), elapsed);
        }
    }

    /// <summary>What is read from then on is no part of the import.</summary>
    private bool IsOver => Volatile.Read(ref _finishedAt) != 0;

    internal void Begin(long files, long bytes)
    {
        (_files, _bytes, _filesDone, _bytesDone, _messages) = (files, bytes, 0, 0, 0);
        Volatile.Write(ref _startedAt, _time.GetTimestamp());
    }

    internal void Read(long bytes, int messages)
    {
        if (IsOver)
            return;
        Interlocked.Add(ref _bytesDone, bytes);
        Interlocked.Add(ref _messages, messages);
    }

    internal void FileDone()
    {
        if (!IsOver)
            Interlocked.Increment(ref _filesDone);
    }

    internal void End() => Volatile.Write(ref _finishedAt, _time.GetTimestamp());
}
