using System.Globalization;
using Microsoft.Extensions.Logging;
using WigToken.Agent.Discovery;
using WigToken.Agent.Outbox;
using WigToken.Parsing;

namespace WigToken.Agent;

/// <summary>Warns of transcripts that Claude Code will soon delete and that are not read to their end: what is in them would be lost.</summary>
internal sealed partial class CleanUpWatch(WigTokenAgentOptions options, OutboxStore outbox, TimeProvider time, ILogger logger)
{
    private static readonly TimeSpan Ahead = TimeSpan.FromDays(3);
    private static readonly TimeSpan Interval = TimeSpan.FromHours(1);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            // First a while after the start: by then what can be read has been.
            await Task.Delay(Interval, time, cancellationToken);
            var endangered = Find(options, outbox.LoadStates(), time.GetUtcNow());
            if (endangered.Count > 0)
                LogEndangered(logger, endangered.Count, endangered[0].Path, DateTimeOffset.FromUnixTimeMilliseconds(endangered[0].DeletedFromMs).ToString("u", CultureInfo.InvariantCulture), outbox.Waiting.Messages);
        }
    }

    /// <summary>Those that are due within three days and differ from what was read of them, the most urgent first.</summary>
    public static IReadOnlyList<EndangeredTranscript> Find(WigTokenAgentOptions options, IReadOnlyList<TranscriptState> states, DateTimeOffset now)
    {
        var read = states.ToDictionary(static state => state.Path, StringComparer.Ordinal);
        var dueMs = (now + Ahead).ToUnixTimeMilliseconds();
        return
        [
            .. options.Roots.Where(Directory.Exists).SelectMany(root =>
                {
                    var rule = CleanUpRule.For(root);
                    return TranscriptTree.Walk(root)
                        .Where(file => file.Size > 0 && rule.DeletesFromMs(file) <= dueMs && !IsRead(file))
                        .Select(file => new EndangeredTranscript(file.Path, file.Size, rule.DeletesFromMs(file)));
                })
                .OrderBy(static file => file.DeletedFromMs),
        ];

        bool IsRead(TranscriptFile file) => read.TryGetValue(file.Path, out var state) && state.Size == file.Size && state.ModifiedMs == file.ModifiedMs;
    }

    [LoggerMessage(
        EventId = 70, Level = LogLevel.Warning,
        Message = "{Count} transcripts are not read to their end, and Claude Code may delete them soon; first '{Path}', from {Time} on. {Waiting} messages wait for the server. Look at what keeps it ('wigtoken-agent status'), or raise cleanupPeriodDays in Claude Code's settings.")]
    private static partial void LogEndangered(ILogger logger, int count, string path, string time, long waiting);
}
