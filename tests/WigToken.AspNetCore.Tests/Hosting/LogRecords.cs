using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace WigToken.AspNetCore.Tests.Hosting;

/// <summary>Everything a host logged.</summary>
internal sealed class LogRecords : ILoggerProvider
{
    private readonly ConcurrentQueue<LogRecord> _all = [];

    /// <summary>The level from which on it is kept.</summary>
    public LogLevel Least { get; set; } = LogLevel.Information;

    public IReadOnlyList<LogRecord> All => [.. _all];

    public IEnumerable<LogRecord> Problems => All.Where(static record => record.Level >= LogLevel.Warning || record.Exception is not null);

    public ILogger CreateLogger(string categoryName) => new Logger(categoryName, this);

    public void Dispose()
    {
    }

    internal sealed record LogRecord(string Category, LogLevel Level, string Message, Exception? Exception);

    private sealed class Logger(string category, LogRecords records) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= records.Least;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel))
                records._all.Enqueue(new LogRecord(category, logLevel, formatter(state, exception), exception));
        }
    }
}
