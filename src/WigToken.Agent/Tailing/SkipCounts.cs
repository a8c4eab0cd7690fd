using WigToken.Parsing;

namespace WigToken.Agent.Tailing;

/// <summary>How many lines were skipped, by reason, since the process started. Safe to use from any thread.</summary>
public sealed class SkipCounts
{
    private readonly long[] _counts = new long[Enum.GetValues<SkipReason>().Length];

    /// <summary>The count of each reason.</summary>
    public IEnumerable<(SkipReason Reason, long Count)> All => Enum.GetValues<SkipReason>().Select(reason => (reason, Volatile.Read(ref _counts[(int)reason])));

    internal void Add(SkipReason reason) => Interlocked.Increment(ref _counts[(int)reason]);
}
