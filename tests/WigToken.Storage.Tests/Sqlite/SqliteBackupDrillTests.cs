using System.Diagnostics;
using System.Globalization;
using WigToken.Storage.Sqlite;
using static WigToken.Storage.Tests.Samples;

namespace WigToken.Storage.Tests.Sqlite;

/// <summary>Backups of a database that is written to, each restored and compared with what was acknowledged; some are killed.</summary>
public sealed class SqliteBackupDrillTests : SqliteTest
{
    private const int Writers = 3;
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);
    private readonly long[] _acknowledged = new long[Writers];

    // benchmarks/backup-drill.sh runs the long form.
    private static int Rounds => int.Parse(Environment.GetEnvironmentVariable("WIGTOKEN_BACKUP_ROUNDS") ?? "3", CultureInfo.InvariantCulture);

    [Fact]
    public async Task BackUp_WhileOthersWrite_IsAPrefixOfWhatWasAcknowledged()
    {
        await using var store = await OpenAsync(Path);
        await store.IngestAsync(Ann.Of(Copies(5000)));
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        var writers = Enumerable.Range(0, Writers).Select(writer => Task.Run(() => WriteAsync(store, writer, stop.Token), Cancel)).ToArray();

        for (var round = 0; round < Rounds; round++)
        {
            var (backup, restored) = (InFolder($"{round}.backup"), InFolder($"{round}.db"));
            var atLeast = _acknowledged.Select(static count => count).ToArray();
            await SqliteBackup.CreateAsync(Path, backup, Cancel);
            // One more of each may be in it than was acknowledged when it ended.
            var atMost = _acknowledged.Select(static count => count + 1).ToArray();
            await SqliteBackup.RestoreAsync(backup, restored, TimeProvider.System, Cancel);

            Assert.Equal("ok", Scalar(restored, "PRAGMA integrity_check"));
            await using (var copy = await OpenAsync(restored))
                AssertPrefixes(await copy.RecentAsync(int.MaxValue), atLeast, atMost);
            File.Delete(backup);
            File.Delete(restored);
        }

        await stop.CancelAsync();
        await Task.WhenAll(writers).WaitAsync(Limit, Cancel);
        Assert.All(_acknowledged, static count => Assert.NotEqual(0, count));
    }

    [Fact]
    public async Task BackUp_Killed_LeavesNothingHalfUnderItsName()
    {
        await using var store = await OpenAsync(Path);
        await store.IngestAsync(Ann.Of(Copies(20_000)));
        var random = new Random(1);
        var whole = 0;
        for (var round = 0; round < Rounds; round++)
        {
            var folder = Directory.CreateDirectory(InFolder($"killed{round}")).FullName;
            await KillWhileBackingUpAsync(folder, random.Next(100));
            foreach (var file in Directory.GetFiles(folder).Where(static file => !file.Contains(".partial-", StringComparison.Ordinal)))
            {
                var (report, _) = await SqliteBackup.RestoreAsync(file, file + ".db", TimeProvider.System, Cancel);
                Assert.Equal(20_000, report.Messages);
                whole++;
            }

            Directory.Delete(folder, recursive: true);
        }

        Assert.NotEqual(0, whole);
        Assert.Equal(1, (await store.IngestAsync(Ann.Of(Copy("goes on")))).Applied);
    }

    private async Task WriteAsync(TestStore store, int writer, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            var next = _acknowledged[writer];
            Assert.Equal(1, (await store.IngestAsync(Ann.Of(Copy($"w{writer}-{next}")))).Applied);
            Volatile.Write(ref _acknowledged[writer], next + 1);
        }
    }

    private static void AssertPrefixes(string[] ids, long[] atLeast, long[] atMost)
    {
        for (var writer = 0; writer < Writers; writer++)
        {
            var found = ids.Where(id => id.StartsWith($"w{writer}-", StringComparison.Ordinal)).ToHashSet(StringComparer.Ordinal);
            Assert.InRange(found.Count, atLeast[writer], atMost[writer]);
            Assert.All(Enumerable.Range(0, found.Count), i => Assert.Contains($"w{writer}-{i}", found));
        }
    }

    /// <summary>Lets another process make one backup after another, and kills it at some moment after the first.</summary>
    private async Task KillWhileBackingUpAsync(string folder, int milliseconds)
    {
        using var program = Process.Start(new ProcessStartInfo("dotnet", [System.IO.Path.Combine(AppContext.BaseDirectory, "WigToken.BackupLoop.dll"), Path, folder])
        {
            RedirectStandardOutput = true, UseShellExecute = false,
        })!;
        try
        {
            // It says a line for each one.
            Assert.NotNull(await program.StandardOutput.ReadLineAsync(Cancel).AsTask().WaitAsync(Limit, Cancel));
            var clock = Stopwatch.StartNew();
            while (clock.ElapsedMilliseconds < milliseconds)
                await Task.Yield();
        }
        finally
        {
            program.Kill();
            await program.WaitForExitAsync(Cancel);
        }
    }
}
