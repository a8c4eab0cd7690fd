using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace WigToken.Agent.Tests;

/// <summary>A log that keeps what it is told.</summary>
internal sealed class TestLog<T> : ILogger<T>
{
    private readonly ConcurrentQueue<(LogLevel Level, int Id, string Text)> _entries = [];

    public IReadOnlyList<(LogLevel Level, int Id, string Text)> Entries => [.. _entries];

    public IEnumerable<string> Of(int id) => Entries.Where(entry => entry.Id == id).Select(static entry => entry.Text);

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        _entries.Enqueue((logLevel, eventId.Id, formatter(state, exception)));
}
