using System.Globalization;

namespace WigToken.PowerCut;

/// <summary>Images of one recorded run, each opened and checked while the next is made.</summary>
internal sealed class Images(Workload workload, IReadOnlyList<DiskEvent> events, string folder)
{
    private readonly Random _random = new(workload.Seed);
    private readonly List<int> _acknowledged = [];

    /// <summary>Adds what a number of images shows to a report.</summary>
    public async Task<PowerCutReport> OpenAsync(int count, PowerCutReport report, CancellationToken cancellationToken)
    {
        var disk = new SimulatedDisk();
        var checks = new List<Task<Verdict>>(count);
        var (acknowledged, inside) = (0L, 0);
        using var room = new SemaphoreSlim(Environment.ProcessorCount);
        var moments = new Queue<int>(Moments(count));
        for (var i = 0; i < events.Count && moments.Count > 0; i++)
        {
            disk.Apply(events[i]);
            if (events[i] is DiskEvent.Acknowledged(var batch))
                _acknowledged.Add(batch);
            for (; moments.TryPeek(out var moment) && moment == i; moments.Dequeue())
            {
                await room.WaitAsync(cancellationToken);
                var image = Directory.CreateDirectory(Path.Combine(folder, checks.Count.ToString(CultureInfo.InvariantCulture))).FullName;
                disk.WriteImage(image, _random);
                checks.Add(CheckAsync(image, [.. _acknowledged], room));
                acknowledged += _acknowledged.Count;
                inside += disk.IsInsideCheckpoint ? 1 : 0;
            }
        }

        var verdicts = await Task.WhenAll(checks);
        return report with
        {
            Images = report.Images + verdicts.Length,
            Damaged = report.Damaged + verdicts.Count(static verdict => verdict.IsDamaged),
            Lossy = report.Lossy + verdicts.Count(static verdict => verdict.IsLossy),
            LostMessages = report.LostMessages + verdicts.Sum(static verdict => (long)verdict.LostMessages),
            Acknowledged = report.Acknowledged + acknowledged,
            InsideCheckpoint = report.InsideCheckpoint + inside,
            Findings = [.. report.Findings, .. verdicts.SelectMany((verdict, i) => verdict.Findings.Select(finding => $"run of seed {workload.Seed}, image {i}: {finding}"))],
        };
    }

    private Task<Verdict> CheckAsync(string image, int[] acknowledged, SemaphoreSlim room) => Task.Run(async () =>
    {
        try
        {
            return await ImageCheck.OfAsync(image, workload, acknowledged);
        }
        finally
        {
            Directory.Delete(image, recursive: true);
            room.Release();
        }
    });

    /// <summary>A third inside checkpoints, as far as there are any, the others anywhere; in order.</summary>
    private int[] Moments(int count)
    {
        var disk = new SimulatedDisk();
        var inside = new List<int>();
        for (var i = 0; i < events.Count; i++)
        {
            disk.Apply(events[i]);
            if (disk.IsInsideCheckpoint)
                inside.Add(i);
        }

        return [.. Enumerable.Range(0, count)
            .Select(i => i % 3 == 0 && inside.Count > 0 ? inside[_random.Next(inside.Count)] : _random.Next(events.Count))
            .Order()];
    }
}
