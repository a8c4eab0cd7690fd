using System.Data.Common;
using System.Threading.Channels;
using Microsoft.Extensions.Logging;

namespace WigToken.Storage.Relational;

/// <summary>
/// The one writer. Whatever is waiting is committed together, and each caller's task completes after the commit is on disk, so
/// throughput grows with concurrency while every answer stays durable.
/// </summary>
internal sealed class WriteQueue : IDisposable
{
    // Bounds the time a caller waits for others in its group: at about 15 us a message, 256 writes of 100 take under half a second.
    private const int MaxGroup = 256;

    private readonly Channel<Write> _writes = Channel.CreateBounded<Write>(new BoundedChannelOptions(4 * MaxGroup) { SingleReader = true });
    private readonly RelationalEngine _engine;
    private readonly DbConnection _connection;
    private readonly Writers _writers;
    private readonly Action _changed;
    private readonly ILogger _logger;
    private readonly Thread _thread;

    public WriteQueue(RelationalEngine engine, DbConnection connection, Writers writers, Action changed, ILogger logger)
    {
        (_engine, _connection, _writers, _changed, _logger) = (engine, connection, writers, changed, logger);
        _thread = new Thread(Loop) { Name = "WigToken writer", IsBackground = true };
        _thread.Start();
    }

    /// <summary>Runs a write in a transaction; completes when that is on disk.</summary>
    public async Task<T> RunAsync<T>(Func<Writers, T> work, CancellationToken cancellationToken)
    {
        var write = new Write<T>(work, cancellationToken);
        try
        {
            await _writes.Writer.WriteAsync(write, cancellationToken);
        }
        catch (ChannelClosedException)
        {
            throw new WigTokenException("shutting_down", "The store is closing; nothing was stored.", isTransient: true);
        }

        return await write.Task;
    }

    /// <summary>Finishes what is waiting, then closes the connection.</summary>
    public void Dispose()
    {
        _writes.Writer.TryComplete();
        _thread.Join();
        _writers.Dispose();
        _connection.Dispose();
    }

    private void Loop()
    {
        var group = new List<Write>(MaxGroup);
        while (_writes.Reader.WaitToReadAsync().AsTask().GetAwaiter().GetResult())
        {
            while (group.Count < MaxGroup && _writes.Reader.TryRead(out var next))
                group.Add(next);
            group.RemoveAll(static write => write.TryCancel());
            if (group.Count > 0)
                Commit(group);
            group.Clear();
        }
    }

    private void Commit(List<Write> group)
    {
        try
        {
            Execute(_engine.Begin);
            foreach (var write in group)
                write.Run(_writers);
            var changed = _writers.Flush();
            Execute("COMMIT");
            // In this order: who waits for a change after an ingest waits for the next one.
            if (changed)
                _changed();
            foreach (var write in group)
                write.Complete();
        }
#pragma warning disable CA1031 // Whatever went wrong belongs to the callers, who get it; the writer itself must go on.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            RollBack();
            var explained = _engine.Explain(exception);
            if (explained is not { IsTransient: true } && group.Count > 1)
            {
                // One of them is at fault, and it must not take the others with it.
                foreach (var write in group.ToArray())
                    Commit([write]);
                return;
            }

            foreach (var write in group)
                write.Fail(explained ?? exception);
        }
    }

    private void RollBack()
    {
        _writers.Forget();
        try
        {
            Execute("ROLLBACK");
        }
        catch (DbException exception)
        {
            // A failed COMMIT or a full disk may have ended the transaction already.
            LogRollback(_logger, exception);
        }
    }

    private void Execute(string sql)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private static readonly Action<ILogger, Exception?> LogRollback = LoggerMessage.Define(
        LogLevel.Debug, new EventId(1, nameof(RollBack)), "There was no transaction left to roll back.");

    private abstract class Write
    {
        public abstract bool TryCancel();

        public abstract void Run(Writers writers);

        public abstract void Complete();

        public abstract void Fail(Exception exception);
    }

    private sealed class Write<T>(Func<Writers, T> work, CancellationToken cancellationToken) : Write
    {
        private readonly TaskCompletionSource<T> _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private T? _result;

        public Task<T> Task => _completion.Task;

        public override bool TryCancel() => cancellationToken.IsCancellationRequested && _completion.TrySetCanceled(cancellationToken);

        public override void Run(Writers writers) => _result = work(writers);

        public override void Complete() => _completion.SetResult(_result!);

        public override void Fail(Exception exception) => _completion.SetException(exception);
    }
}
