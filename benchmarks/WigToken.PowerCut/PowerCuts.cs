namespace WigToken.PowerCut;

/// <summary>Runs the writer, and cuts its power at many moments of what was recorded.</summary>
internal static class PowerCuts
{
    private const long RoomBytes = 1L << 30;
    private const string Memory = "/dev/shm";

    public static async Task<PowerCutReport> RunAsync(PowerCutOptions options, TextWriter progress, CancellationToken cancellationToken)
    {
        var scratch = Directory.CreateDirectory(Path.Combine(Scratch(), $"wigtoken-power-cut-{Environment.ProcessId}-{Guid.NewGuid():N}")).FullName;
        try
        {
            var report = new PowerCutReport(0, options.Seed, 0, 0, 0, 0, 0, []);
            for (var run = 0; report.Images < options.Images; run++)
            {
                var workload = new Workload(options.Seed + run, options.Batches);
                var folder = Directory.CreateDirectory(Path.Combine(scratch, $"run{run}")).FullName;
                var events = await Strace.RunAsync(folder, workload, options.Synchronous, inject: null, cancellationToken);
                Directory.Delete(folder, recursive: true);
                var images = new Images(workload, events, folder);
                report = await images.OpenAsync(Math.Min(options.ImagesPerRun, options.Images - report.Images), report, cancellationToken);
                await progress.WriteLineAsync($"run {run + 1}: {events.Count:N0} events; {report}");
            }

            return report;
        }
        finally
        {
            Directory.Delete(scratch, recursive: true);
        }
    }

    /// <summary>Memory where it has the room: the simulated disk needs no real one, and a thousand images would wear it.</summary>
    private static string Scratch() => Directory.Exists(Memory) && new DriveInfo(Memory).AvailableFreeSpace > RoomBytes ? Memory : Path.GetTempPath();
}
