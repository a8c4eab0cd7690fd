namespace WigToken.AgentDrill.Agents;

/// <summary>What an agent says: the last lines at hand, all of them in a file.</summary>
internal sealed class AgentLog(string path) : IDisposable
{
    private const int MaxLines = 200;

    private readonly Lock _lock = new();
    private readonly Queue<string> _lines = new();
    private readonly TaskCompletionSource _first = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private StreamWriter? _file = new(path, append: true);

    public Task FirstLine => _first.Task;

    public void Add(string? line)
    {
        if (line is null)
            return;
        lock (_lock)
        {
            _lines.Enqueue(line);
            if (_lines.Count > MaxLines)
                _lines.Dequeue();
            // The last words of a process that was killed may come when nobody listens any more.
            _file?.WriteLine(line);
        }

        _first.TrySetResult();
    }

    public int Count(string words)
    {
        lock (_lock)
            return _lines.Count(line => line.Contains(words, StringComparison.Ordinal));
    }

    public override string ToString()
    {
        lock (_lock)
            return string.Join('\n', _lines);
    }

    public void Dispose()
    {
        lock (_lock)
        {
            _file?.Dispose();
            _file = null;
        }
    }
}
