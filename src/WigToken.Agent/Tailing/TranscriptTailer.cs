using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using WigToken.Agent.Discovery;
using WigToken.Parsing;

namespace WigToken.Agent.Tailing;

/// <summary>Reads what is new in a transcript and hands it to the sink, slice by slice, each with the position behind it.</summary>
internal sealed class TranscriptTailer(
    ITranscriptFormat format, IUsageSink sink, Func<TranscriptFile, UsageOrigin> originOf, ImportProgress progress, SkipCounts skips, ILogger logger)
{
    // The size that no file has: a state that says "read on" whatever the file looks like.
    private const long Unfinished = -1;

    private readonly ConcurrentDictionary<string, TranscriptState> _states = new(StringComparer.Ordinal);
    private readonly ConcurrentBag<TranscriptReader> _readers = [];

    /// <summary>A crash loses at most this much reading of each file; a batch stays small, also where 64 files are read at once.</summary>
    public long SliceBytes { get; init; } = 4 * 1024 * 1024;

    public IEnumerable<TranscriptState> States => _states.Values;

    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        foreach (var state in await sink.LoadAsync(cancellationToken))
            _states[state.Path] = state;
    }

    /// <summary>Whether a file differs from what was read of it. An empty one has nothing to read; it may also be a pipe that would block.</summary>
    public bool IsChanged(TranscriptFile file) =>
        file.Size > 0 && !(_states.TryGetValue(file.Path, out var state) && state.Size == file.Size && state.ModifiedMs == file.ModifiedMs);

    /// <summary>How many bytes of a file are probably new.</summary>
    public long Unread(TranscriptFile file) =>
        _states.TryGetValue(file.Path, out var state) && state.Position.Offset <= file.Size ? file.Size - state.Position.Offset : file.Size;

    /// <summary>Reads what is new in a file.</summary>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">Likewise.</exception>
    /// <exception cref="SinkException">The sink did not take what was read; it will be read again.</exception>
    public async Task ReadAsync(TranscriptFile file, CancellationToken cancellationToken)
    {
        var reader = _readers.TryTake(out var idle) ? idle : new TranscriptReader(format);
        var collector = new UsageCollector(file.Path, skips, logger);
        var origin = originOf(file);
        var position = _states.TryGetValue(file.Path, out var known) ? known.Position : TranscriptPosition.Start;
        await using var stream = new FileStream(file.Path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);

        // Taken before reading: whatever is written meanwhile makes the file differ from this state, and it is looked at again.
        var (size, modifiedMs) = (stream.Length, new DateTimeOffset(File.GetLastWriteTimeUtc(stream.SafeFileHandle)).ToUnixTimeMilliseconds());
        ReadResult result;
        do
        {
            cancellationToken.ThrowIfCancellationRequested();
            result = reader.Read(stream, position, modifiedMs, collector, SliceBytes);
            position = result.Position;
            var state = new TranscriptState(file.Path, result.IsEndOfFile ? size : Unfinished, modifiedMs, position);
            progress.Read(result.Bytes, await WriteAsync(new UsageBatch(origin, collector.Take(), state), cancellationToken));
            _states[file.Path] = state;
        }
        while (!result.IsEndOfFile);

        _readers.Add(reader);
    }

    /// <summary>Forgets files that are gone.</summary>
    public async Task ForgetAsync(IReadOnlyCollection<string> paths, CancellationToken cancellationToken)
    {
        await sink.ForgetAsync(paths, cancellationToken);
        foreach (var path in paths)
            _states.TryRemove(path, out _);
    }

    private async Task<int> WriteAsync(UsageBatch batch, CancellationToken cancellationToken)
    {
        try
        {
            return await sink.WriteAsync(batch, cancellationToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            throw new SinkException(exception.Message, exception);
        }
    }
}
