using Microsoft.Extensions.Logging;
using WigToken.Agent.Outbox;

namespace WigToken.Agent.Upload;

/// <summary>Takes messages from the outbox to the server, the oldest first, one request at a time. They leave the outbox when the server says that they are on its disk.</summary>
internal sealed partial class Uploader(OutboxStore outbox, IngestClient client, WigTokenAgentOptions options, TimeProvider time, ILogger logger)
{
    /// <summary>Where somebody has to do something first, it is looked at again so often.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan NoticeableSkew = TimeSpan.FromMinutes(1);

    private readonly Backoff _backoff = new(Random.Shared);
    private int _most = RequestBody.MostMessages;
    private bool _isPlain;
    private string? _problem;
    private TimeSpan _skew;

    /// <summary>Sends whatever comes, until it is stopped.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var sentAt = long.MinValue;
        while (true)
        {
            var change = outbox.Changed.Next;
            var batch = Next();
            if (batch is null && !IsLifeSignDue(sentAt))
            {
                await WaitAsync(change, options.SignOfLifeInterval - time.GetElapsedTime(sentAt), cancellationToken);
                continue;
            }

            sentAt = time.GetTimestamp();
            var wait = await SendAsync(batch ?? new QueuedMessages(options.Machine, []), cancellationToken);
            if (wait == TimeSpan.Zero && outbox.Waiting.Messages < _most)
                wait = options.SendInterval - time.GetElapsedTime(sentAt);
            if (wait > TimeSpan.Zero)
                await Task.Delay(wait, time, cancellationToken);
        }

        bool IsLifeSignDue(long since) => since == long.MinValue || time.GetElapsedTime(since) >= options.SignOfLifeInterval;
    }

    /// <summary>Sends what waits, and returns when nothing does; or what keeps it from going on.</summary>
    /// <param name="mostFailures">How many failures in a row are tried again.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task<string?> DrainAsync(int mostFailures, CancellationToken cancellationToken)
    {
        while (Next() is { } batch)
        {
            var wait = await SendAsync(batch, cancellationToken);
            if (wait == TimeSpan.Zero)
                continue;
            if (wait == Pause || _backoff.Failures > mostFailures)
                return _problem;
            await Task.Delay(wait, time, cancellationToken);
        }

        return null;
    }

    private QueuedMessages? Next() => outbox.Peek(_most, RequestBody.MostBytes);

    /// <summary>Sends once; how long to wait before the next time.</summary>
    private async Task<TimeSpan> SendAsync(QueuedMessages batch, CancellationToken cancellationToken)
    {
        try
        {
            var answer = await client.SendAsync(batch, !_isPlain, outbox.Waiting.Messages, cancellationToken);
            NoteSkew(answer);
            return Do(Judgement.Of(answer, batch.Count, client.Server), batch);
        }
        catch (AgentException exception) when (exception is not OutboxDamagedException)
        {
            // No token, or an outbox that cannot be written: nothing is lost, and it may be well again soon.
            return Fail(exception.Message, _backoff.Next(null));
        }
    }

    private TimeSpan Do(Verdict verdict, QueuedMessages batch)
    {
        switch (verdict)
        {
            case Verdict.Taken taken:
                outbox.Sent(batch, taken.Refused);
                if (taken.Refused.Count > 0)
                    LogRefused(logger, taken.Refused.Count, taken.Refused[0].Reason);
                Succeed();
                return TimeSpan.Zero;
            case Verdict.Kept kept:
                return Fail(kept.Problem, _backoff.Next(kept.After));
            case Verdict.Paused paused:
                return Fail(paused.Problem, Pause);
            case Verdict.Divided { IsPlainFirst: true } when !_isPlain:
                _isPlain = true;
                return TimeSpan.Zero;
            case Verdict.Divided when batch.Count > 1:
                // In halves, down to the one message that is to blame.
                _most = batch.Count / 2;
                return TimeSpan.Zero;
            case Verdict.Divided divided:
                return SetAside(batch, divided.Reason);
            case Verdict.SetAside aside:
                return SetAside(batch, aside.Reason);
            default:
                throw new InvalidOperationException($"{verdict} is none of the known verdicts.");
        }
    }

    private TimeSpan SetAside(QueuedMessages batch, string reason)
    {
        if (batch.Count == 0)
            return Fail($"The server does not take a sign of life: {reason}.", Pause);
        LogSetAside(logger, batch.Count, reason);
        outbox.SetAside(batch, reason);
        return TimeSpan.Zero;
    }

    private void Succeed()
    {
        _backoff.Reset();
        if (_most < RequestBody.MostMessages)
        {
            // Grows again slowly: what stands beside the message that was to blame may be like it.
            _most = Math.Min(RequestBody.MostMessages, _most * 2);
            _isPlain &= _most < RequestBody.MostMessages;
        }

        if (_problem is null)
            return;
        LogRecovered(logger, client.Server);
        _problem = null;
    }

    private TimeSpan Fail(string problem, TimeSpan wait)
    {
        if (_problem != problem)
            LogProblem(logger, problem, outbox.Waiting.Messages);
        _problem = problem;
        try
        {
            outbox.Trouble(problem);
        }
        catch (AgentException exception)
        {
            // The outbox itself may be what is in trouble; the log has said so.
            LogUnnoted(logger, exception.Message);
        }

        return wait;
    }

    private void NoteSkew(Answer answer)
    {
        if (answer.ClockSkew is not { } skew || (skew - _skew).Duration() < NoticeableSkew)
            return;
        _skew = skew.Duration() < NoticeableSkew ? TimeSpan.Zero : skew;
        outbox.Skew(_skew);
        if (_skew != TimeSpan.Zero)
            LogSkew(logger, _skew.Duration(), _skew > TimeSpan.Zero ? "behind" : "ahead of");
    }

    private async Task WaitAsync(Task change, TimeSpan most, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var timeout = Task.Delay(most > TimeSpan.Zero ? most : TimeSpan.Zero, time, limit.Token);
        await Task.WhenAny(change, timeout);
        await limit.CancelAsync();
        cancellationToken.ThrowIfCancellationRequested();
    }

    [LoggerMessage(EventId = 60, Level = LogLevel.Warning, Message = "{Problem} Nothing is lost: {Waiting} messages wait, and it is tried again.")]
    private static partial void LogProblem(ILogger logger, string problem, long waiting);

    [LoggerMessage(EventId = 61, Level = LogLevel.Information, Message = "{Server} takes messages again.")]
    private static partial void LogRecovered(ILogger logger, Uri server);

    [LoggerMessage(EventId = 62, Level = LogLevel.Warning, Message = "The server refused {Count} messages for good ({Reason}). They are set aside: 'wigtoken-agent status' shows them.")]
    private static partial void LogRefused(ILogger logger, int count, string reason);

    [LoggerMessage(EventId = 63, Level = LogLevel.Warning, Message = "The server will not take {Count} messages: {Reason}. They are set aside: 'wigtoken-agent status' shows them, 'wigtoken-agent retry' sends them again.")]
    private static partial void LogSetAside(ILogger logger, int count, string reason);

    [LoggerMessage(EventId = 64, Level = LogLevel.Warning, Message = "This machine's clock is {Off} {Direction} the server's. What is counted is right as far as the transcripts' own times are; set the clock by a time service.")]
    private static partial void LogSkew(ILogger logger, TimeSpan off, string direction);

    [LoggerMessage(EventId = 65, Level = LogLevel.Debug, Message = "What is wrong could not be noted for 'status': {Reason}")]
    private static partial void LogUnnoted(ILogger logger, string reason);
}
