using System.Text.Json;
using WigToken.Contracts;
using WigToken.Oracle;

namespace WigToken.Agent.Tests.Drills;

/// <summary>The copies of messages that a server has taken. They stay in its ledger merged, and so they are compared.</summary>
internal sealed class ReceivedCopies
{
    private readonly Lock _lock = new();
    private readonly HashSet<OracleCopy> _copies = [];

    public IReadOnlyCollection<OracleCopy> All
    {
        get
        {
            lock (_lock)
                return [.. _copies];
        }
    }

    /// <summary>Takes what is chosen by its place.</summary>
    public void Take(IngestRequest request, Predicate<int> isTaken)
    {
        lock (_lock)
            _copies.UnionWith(request.Messages.Where((_, i) => isTaken(i)).Select(CopyOf));
    }

    public static IngestRequest Read(byte[] body) =>
        JsonSerializer.Deserialize(body, WigTokenJson.Default.IngestRequest) ?? throw new InvalidOperationException("An agent sent null.");

    private static OracleCopy CopyOf(IngestMessage message)
    {
        var all = message.CacheCreationInputTokens ?? 0;
        var write1h = message.CacheCreation?.OneHour ?? 0;
        return new OracleCopy(
            0, message.MessageId, message.Model!, message.RequestId, message.SessionId, message.IsSidechain == true, message.Ts,
            new OracleCounts(message.InputTokens, message.OutputTokens, all - write1h, write1h, message.CacheReadInputTokens));
    }
}
