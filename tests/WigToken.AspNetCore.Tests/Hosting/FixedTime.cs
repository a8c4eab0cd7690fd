namespace WigToken.AspNetCore.Tests.Hosting;

/// <summary>A clock that always shows the same; timers run as usual, or so many times as fast.</summary>
internal sealed class FixedTime(long unixMs, int speed = 1) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => DateTimeOffset.FromUnixTimeMilliseconds(unixMs);

    public override long GetTimestamp() => base.GetTimestamp() * speed;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        base.CreateTimer(callback, state, dueTime == Timeout.InfiniteTimeSpan ? dueTime : dueTime / speed, period);
}
