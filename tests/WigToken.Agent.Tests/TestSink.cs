using WigToken.Oracle;
using WigToken.Parsing;

namespace WigToken.Agent.Tests;

/// <summary>A sink in memory that takes records and positions together or not at all. What it holds is what would survive a crash.</summary>
internal sealed class TestSink : IUsageSink
{
    private readonly Lock _lock = new();
    private readonly HashSet<(UsageOrigin Origin, UsageRecord Record)> _copies = [];
    private readonly HashSet<string> _known = new(StringComparer.Ordinal);
    private readonly Dictionary<string, TranscriptState> _states = new(StringComparer.Ordinal);
    private readonly List<UsageBatch> _offered = [];

    /// <summary>Called before a batch is taken; what it throws keeps the batch out.</summary>
    public Action<UsageBatch>? Before { get; set; }

    /// <summary>Called after a batch was taken; what it throws makes the answer get lost.</summary>
    public Action<UsageBatch>? After { get; set; }

    public Action? Loading { get; set; }

    /// <summary>Every batch it was offered, taken or not, in order.</summary>
    public IReadOnlyList<UsageBatch> Offered => Locked(() => _offered.ToList());

    public IReadOnlyCollection<(UsageOrigin Origin, UsageRecord Record)> Copies => Locked(() => _copies.ToList());

    public IReadOnlyDictionary<string, TranscriptState> States => Locked(() => new Dictionary<string, TranscriptState>(_states, StringComparer.Ordinal));

    public IEnumerable<string> Ids => Rows.Select(static row => row.Id);

    /// <summary>The best copy of each message, by id.</summary>
    public IReadOnlyList<OracleRow> Rows =>
        [.. Copies.GroupBy(static copy => copy.Record.MessageId, StringComparer.Ordinal).Select(Best).OrderBy(static row => row.Id, StringComparer.Ordinal)];

    public Task<IReadOnlyList<TranscriptState>> LoadAsync(CancellationToken cancellationToken)
    {
        Loading?.Invoke();
        return Task.FromResult<IReadOnlyList<TranscriptState>>([.. States.Values]);
    }

    public Task<int> WriteAsync(UsageBatch batch, CancellationToken cancellationToken)
    {
        Locked(() => _offered.Add(batch));
        Before?.Invoke(batch);
        var added = Locked(() =>
        {
            _copies.UnionWith(batch.Records.Select(record => (batch.Origin, record)));
            _states[batch.Transcript!.Path] = batch.Transcript;
            return batch.Records.Count(record => _known.Add(record.MessageId));
        });
        After?.Invoke(batch);
        return Task.FromResult(added);
    }

    public Task ForgetAsync(IReadOnlyCollection<string> paths, CancellationToken cancellationToken)
    {
        Locked(() => paths.Count(_states.Remove));
        return Task.CompletedTask;
    }

    /// <summary>Fails as often as told, then takes everything.</summary>
    public void FailBefore(int times) => Before = _ =>
    {
        if (Interlocked.Decrement(ref times) >= 0)
            throw new IOException("The disk is full.");
    };

    public static OracleCopy Plain(UsageRecord record) => new(
        0, record.MessageId, record.Model, record.RequestId, record.SessionId, record.IsSidechain, record.TimestampMs,
        new OracleCounts(record.Counts.Input, record.Counts.Output, record.Counts.CacheWrite5m, record.Counts.CacheWrite1h, record.Counts.CacheRead));

    private static OracleRow Best(IEnumerable<(UsageOrigin Origin, UsageRecord Record)> copies)
    {
        var (origin, best) = copies
            .OrderByDescending(static copy => copy.Record.Counts.Output)
            .ThenByDescending(static copy => copy.Record.Counts.Total)
            .ThenByDescending(static copy => copy.Record.TimestampMs)
            .ThenBy(static copy => copy.Record.IsSidechain)
            .ThenByDescending(static copy => copy.Record.Counts.CacheRead)
            .ThenByDescending(static copy => copy.Record.Counts.CacheWrite1h)
            .ThenByDescending(static copy => copy.Record.Counts.CacheWrite5m)
            .ThenBy(static copy => copy.Record.Model, StringComparer.Ordinal)
            .ThenBy(static copy => copy.Origin.Machine, StringComparer.Ordinal)
            .ThenBy(static copy => copy.Origin.Project, StringComparer.Ordinal)
            .ThenBy(static copy => copy.Record.SessionId ?? "", StringComparer.Ordinal)
            .ThenBy(static copy => copy.Record.RequestId ?? "", StringComparer.Ordinal)
            .First();
        var plain = Plain(best);
        return new OracleRow(
            plain.Id, origin.User, origin.Machine, origin.Project, plain.Model, plain.RequestId, plain.SessionId, plain.IsSidechain,
            copies.Min(static copy => copy.Record.TimestampMs), plain.TimestampMs, plain.Counts);
    }

    private T Locked<T>(Func<T> get)
    {
        lock (_lock)
            return get();
    }

    private void Locked(Action act)
    {
        lock (_lock)
            act();
    }
}
