using Microsoft.Extensions.Hosting;
using WigToken.Agent.Host.Native;

namespace WigToken.Agent.Host;

/// <summary>
/// Gives back what a burst of work has taken, such as a first history: while nothing is allocated, the garbage collector does not look, and memory
/// that nobody uses would stay with this program for days.
/// </summary>
internal sealed class IdleMemory(TimeProvider time) : BackgroundService
{
    private const long Quiet = 1024 * 1024, WorthIt = 4 * Quiet;

    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var looks = new PeriodicTimer(Interval, time);
        var (seen, collected) = (0L, 0L);
        while (await looks.WaitForNextTickAsync(stoppingToken))
        {
            var allocated = GC.GetTotalAllocatedBytes();
            if (allocated - seen < Quiet && allocated - collected > WorthIt)
            {
                GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
                NativeHeap.Trim();
                collected = allocated;
            }

            seen = allocated;
        }
    }
}
