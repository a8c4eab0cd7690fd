using System.Diagnostics;

namespace WigToken.Load.Measuring;

/// <summary>
/// Starts work at fixed times, whether or not what was started before has ended. Latencies are counted from the time that the schedule
/// names, so a server that stalls is charged with everything that should have been sent meanwhile.
/// </summary>
internal static class Schedule
{
    /// <summary>Completes when all that was started has ended.</summary>
    /// <param name="perSecond">How often.</param>
    /// <param name="duration">For how long.</param>
    /// <param name="start">Gets the number of the start, from 0, and when it was due, a timestamp of <see cref="Stopwatch"/>.</param>
    /// <param name="cancellationToken">Ends the schedule early.</param>
    public static async Task RunAsync(double perSecond, TimeSpan duration, Func<int, long, Task> start, CancellationToken cancellationToken)
    {
        var running = new List<Task>();
        var begin = Stopwatch.GetTimestamp();
        var count = (int)(perSecond * duration.TotalSeconds);
        for (var i = 0; i < count; i++)
        {
            var due = begin + (long)(i / perSecond * Stopwatch.Frequency);
            for (var wait = Stopwatch.GetElapsedTime(Stopwatch.GetTimestamp(), due); wait > TimeSpan.Zero; wait = Stopwatch.GetElapsedTime(Stopwatch.GetTimestamp(), due))
                await Task.Delay(wait < TimeSpan.FromMilliseconds(1) ? TimeSpan.FromMilliseconds(1) : wait, cancellationToken);
            running.Add(start(i, due));
            if (running.Count % 1000 == 0)
            {
                await Task.WhenAll(running.Where(static task => task.IsCompleted));
                running.RemoveAll(static task => task.IsCompleted);
            }
        }

        await Task.WhenAll(running);
    }
}
