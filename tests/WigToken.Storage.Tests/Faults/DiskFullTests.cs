using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using WigToken.PowerCut;
using WigToken.Pricing;
using WigToken.Storage.Tests.Sqlite;

namespace WigToken.Storage.Tests.Faults;

/// <summary>The disk fills up and is freed, over and over, under one store that stays open.</summary>
public sealed class DiskFullTests
{
    private const int FreeBatches = 30;

    [Fact]
    public async Task Ingest_DiskFillsUpAgainAndAgain_RefusesInTime_ReadsGoOn_AndLosesNothing()
    {
        // benchmarks/disk-full.sh runs the long form. There is room for the log of some 40 MB that the store keeps and reuses, so that its own
        // checkpoints meet the full disk too, and for half a megabyte of messages a cycle.
        var cycles = int.Parse(Environment.GetEnvironmentVariable("WIGTOKEN_DISK_FULL_CYCLES") ?? "4", CultureInfo.InvariantCulture);
        using var disk = await SmallDisk.MountAsync(megabytes: 48 + cycles);
        var workload = new Workload(seed: 3, batches: 400 * (cycles + 1));
        var random = new Random(3);
        var next = 0;
        await using (var store = await TestStore.OpenAsync(UsageStores.Sqlite(disk.Database, PriceBook.Default, NullLogger.Instance)))
        {
            for (var cycle = 0; cycle < cycles; cycle++)
            {
                for (var i = 0; i < FreeBatches; i++)
                    await store.IngestAsync(workload.Batch(next++));
                disk.Fill(leaveBytes: random.Next(1_000_000));
                var refusal = await IngestUntilRefusedAsync();

                Assert.Equal(("storage_full", true), (refusal.Code, refusal.IsTransient));
                var sum = await store.TotalAsync();
                Assert.Equal(sum.Messages, (await store.RecentAsync(int.MaxValue)).Length);
                Assert.Equal(next - 1, (await store.TranscriptsAsync()).Max(static state => state.Position.Offset));
                disk.Free();
            }

            await store.IngestAsync(workload.Batch(next++));

            async Task<WigTokenException> IngestUntilRefusedAsync()
            {
                while (true)
                {
                    try
                    {
                        await store.IngestAsync(workload.Batch(next));
                        next++;
                    }
                    catch (WigTokenException exception)
                    {
                        return exception;
                    }
                }
            }
        }

        Assert.Empty((await ImageCheck.OfAsync(Path.GetDirectoryName(disk.Database)!, workload, Enumerable.Range(0, next))).Findings);
    }
}
