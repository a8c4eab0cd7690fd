using Microsoft.Extensions.Logging.Abstractions;
using WigToken.Agent.Discovery;
using WigToken.Agent.Tailing;
using WigToken.Parsing;
using WigToken.Parsing.ClaudeCode;

namespace WigToken.Agent.Tests;

/// <summary>Walks and reads when it is told to, so that nothing depends on time.</summary>
internal sealed class Tail
{
    private readonly string _root;
    private readonly TranscriptTailer _tailer;
    private readonly ImportProgress _progress = new(TimeProvider.System);

    private Tail(string root, IUsageSink sink, long? sliceBytes)
    {
        _root = root;
        var origin = new UsageOrigin("ann", "laptop", "", "claude-code");
        _tailer = sliceBytes is { } bytes
            ? new TranscriptTailer(ClaudeCodeFormat.Instance, sink, _ => origin, _progress, Skips, NullLogger.Instance) { SliceBytes = bytes }
            : new TranscriptTailer(ClaudeCodeFormat.Instance, sink, _ => origin, _progress, Skips, NullLogger.Instance);
    }

    public SkipCounts Skips { get; } = new();

    public long BytesRead => _progress.Status.BytesDone;

    public long MessagesFound => _progress.Status.Messages;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static async Task<Tail> StartAsync(string root, IUsageSink sink, long? sliceBytes = null)
    {
        var tail = new Tail(root, sink, sliceBytes);
        await tail.LoadAsync();
        return tail;
    }

    public IReadOnlyList<TranscriptFile> Changed() => [.. TranscriptTree.Walk(_root).Where(_tailer.IsChanged)];

    public Task ReadAsync(TranscriptFile file) => _tailer.ReadAsync(file, Cancel);

    /// <summary>Reads what is changed and returns the names of those files.</summary>
    public async Task<IReadOnlyList<string>> RoundAsync()
    {
        var changed = Changed();
        foreach (var file in changed)
            await ReadAsync(file);
        return [.. changed.Select(static file => Path.GetFileName(file.Path))];
    }

    /// <summary>Takes up what the sink holds, as after a failure of it.</summary>
    public Task LoadAsync() => _tailer.LoadAsync(Cancel);

    public Task ForgetAsync(params string[] paths) => _tailer.ForgetAsync(paths, Cancel);
}
