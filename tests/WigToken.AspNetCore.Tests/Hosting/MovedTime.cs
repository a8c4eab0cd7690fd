using WigToken.AspNetCore.Tests.Samples;

namespace WigToken.AspNetCore.Tests.Hosting;

/// <summary>A clock that a test moves; timers run as usual.</summary>
internal sealed class MovedTime : TimeProvider
{
    private long _nowMs = Ledger.Now;

    public long NowMs => Volatile.Read(ref _nowMs);

    public override DateTimeOffset GetUtcNow() => DateTimeOffset.FromUnixTimeMilliseconds(NowMs);

    public void Move(TimeSpan by) => Interlocked.Add(ref _nowMs, (long)by.TotalMilliseconds);
}
