using Microsoft.Extensions.Logging;
using WigToken.Parsing;

namespace WigToken.Agent.Tailing;

/// <summary>Gathers what a reader finds in one slice of one file.</summary>
internal sealed partial class UsageCollector(string path, SkipCounts skips, ILogger logger) : IUsageHandler
{
    private readonly TextCache _texts = new();
    private List<UsageRecord> _records = [];

    public void Usage(in UsageLine line) => _records.Add(line.ToRecord(_texts));

    public void Skipped(SkipReason reason, long offset)
    {
        skips.Add(reason);
        LogSkipped(logger, path, offset, reason);
    }

    /// <summary>Hands over what was gathered and begins anew.</summary>
    public IReadOnlyList<UsageRecord> Take()
    {
        var records = _records;
        _records = [];
        return records;
    }

    [LoggerMessage(EventId = 20, Level = LogLevel.Debug, Message = "Skipped the line at byte {Offset} of {Path}: {Reason}.")]
    private static partial void LogSkipped(ILogger logger, string path, long offset, SkipReason reason);
}
