using System.Collections.Concurrent;
using static WigToken.Storage.Tests.Samples;

namespace WigToken.Storage.Tests;

public abstract partial class UsageStoreConformance
{
    [Fact]
    public async Task Ingest_SameBatchFromManyTasks_CountsOnce()
    {
        await using var store = await OpenAsync();
        var batch = Ann.Of(Copies(50)).ReadTo("/a.jsonl", 1);
        var results = new ConcurrentBag<IngestResult>();

        await Parallel.ForAsync(0, 100, new ParallelOptions { MaxDegreeOfParallelism = 8, CancellationToken = Cancel }, async (_, _) =>
            results.Add(await store.IngestAsync(batch)));

        Assert.Equal(new IngestResult(Applied: 50, 0, Duplicates: 99 * 50, 0), results.Aggregate(static (a, b) => a + b));
        var sum = new UsageSum(50, new(50, 0, 0, 0, 500), 50 * 21_000, 0);
        Assert.Equal(sum, await store.TotalAsync());
        Assert.Equal(sum, Assert.Single(await store.RollupsAsync()).Sum);
    }

    [Fact]
    public async Task Ingest_WhenItCompletes_IsSeenByEveryRead()
    {
        await using var store = await OpenAsync();

        await Parallel.ForAsync(0, 200, new ParallelOptions { MaxDegreeOfParallelism = 8, CancellationToken = Cancel }, async (i, _) =>
        {
            await store.IngestAsync(Ann.Of(Copy($"m{i}")));
            Assert.NotNull(await store.FindAsync($"m{i}"));
        });

        Assert.Equal(200, (await store.TotalAsync()).Messages);
    }

    [Fact]
    public async Task Reads_WhileAnotherWrites_DoNotWaitAndSeeTheOldState()
    {
        await using var store = await OpenAsync();
        await store.IngestAsync(Ann.Of(Copy("m")));
        var before = await store.TotalAsync();

        await using (var other = await ConnectAsync())
        {
            await using var transaction = await other.BeginTransactionAsync(Cancel);
            await ExecuteAsync(other, "UPDATE total SET messages = 99");
            await ExecuteAsync(other, "DELETE FROM rollup");
            await ExecuteAsync(other, "DELETE FROM message");

            Assert.Equal(before, await store.TotalAsync().WaitAsync(Limit, Cancel));
            Assert.Single(await store.RollupsAsync().WaitAsync(Limit, Cancel));
            Assert.Single(await store.RecentAsync(10).WaitAsync(Limit, Cancel));
            await transaction.RollbackAsync(Cancel);
        }

        Assert.Equal(new IngestResult(Applied: 1, 0, 0, 0), await store.IngestAsync(Ann.Of(Copy("after"))));
    }

    [Fact]
    public async Task GetMessageSums_WhileTheStoreIsWritten_IsOneStateOfIt()
    {
        await using var store = await OpenAsync();
        await store.IngestAsync(Ann.Of(Copies(500)));
        var seen = 0;

        await foreach (var _ in store.Usage.GetMessageSumsAsync(0, long.MaxValue, Cancel))
        {
            if (seen++ % 100 == 0)
                await store.IngestAsync(Ann.Of(Copies(10, $"late{seen}-")));
        }

        Assert.Equal(500, seen);
        Assert.Equal(550, (await store.TotalAsync()).Messages);
    }

    [Fact]
    public async Task Ingest_Cancelled_StoresNothingOrEverything()
    {
        await using var store = await OpenAsync();
        for (var i = 0; i < 200; i++)
        {
            using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
            var ingest = store.Usage.IngestAsync([Ann.Of(Copies(5, $"{i}-")).ReadTo($"/{i}.jsonl", 1)], cancellation.Token);
            if (i % 2 == 0)
                await Task.Yield();
            await cancellation.CancelAsync();

            var stored = true;
            try
            {
                await ingest;
            }
            catch (OperationCanceledException)
            {
                stored = false;
            }

            var found = (await Task.WhenAll(Enumerable.Range(0, 5).Select(message => store.FindAsync($"{i}-{message}")))).Count(static row => row is not null);
            Assert.Equal(stored ? 5 : 0, found);
            Assert.Equal(stored, (await store.TranscriptsAsync()).Any(state => state.Path == $"/{i}.jsonl"));
        }
    }

    [Fact]
    public async Task Ingest_CancelledBeforehand_StoresNothing()
    {
        await using var store = await OpenAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => store.Usage.IngestAsync([Ann.Of(Copy("m"))], new CancellationToken(canceled: true)));

        Assert.Equal((default, 0), await store.Usage.GetTotalAsync(Cancel));
    }

    [Fact]
    public async Task Ingest_OneOfSeveralWaitingCannotBeStored_TheOthersAre()
    {
        await using var store = await OpenAsync();
        await store.IngestAsync(Ann.Of(Copy("costly", output: 9_000_000_000, model: Gold)));
        Task<IngestResult>[] good;
        Task<IngestResult> bad;

        // While another program writes, the calls have to wait, and are then committed together.
        await using (var other = await ConnectAsync())
        {
            await using var transaction = await other.BeginTransactionAsync(Cancel);
            var first = store.IngestAsync(Ann.Of(Copy("good 1")));
            bad = store.IngestAsync(Ann.Of(Copy("bad", output: 1_000_000_000, model: Gold)));
            good = [first, store.IngestAsync(Ann.Of(Copy("good 2"))), store.IngestAsync(Ann.Of(Copy("good 3")))];
            await transaction.RollbackAsync(Cancel);
        }

        Assert.Equal("storage_overflow", (await Assert.ThrowsAsync<WigTokenException>(() => bad)).Code);
        Assert.All(await Task.WhenAll(good), static result => Assert.Equal(1, result.Applied));
        Assert.Equal(4, (await store.TotalAsync()).Messages);
    }

    [Fact]
    public async Task Ingest_AfterDispose_SaysShuttingDown()
    {
        var store = await OpenAsync();
        await store.DisposeAsync();

        var exception = await Assert.ThrowsAsync<WigTokenException>(() => store.IngestAsync(Ann.Of(Copy("m"))));

        Assert.Equal(("shutting_down", true), (exception.Code, exception.IsTransient));
        await store.DisposeAsync();
    }

    [Fact]
    public async Task Dispose_WithIngestsWaiting_StoresEachOrRefusesIt()
    {
        var store = await OpenAsync();
        var ingests = Enumerable.Range(0, 100).Select(i => store.IngestAsync(Ann.Of(Copy($"m{i}")))).ToArray();
        await store.DisposeAsync();

        var stored = 0;
        foreach (var ingest in ingests)
        {
            if (await Record.ExceptionAsync(() => ingest.WaitAsync(Limit, Cancel)) is { } exception)
                Assert.Equal("shutting_down", Assert.IsType<WigTokenException>(exception).Code);
            else
                stored++;
        }

        await using var reopened = await OpenAsync();
        Assert.Equal(stored, (await reopened.TotalAsync()).Messages);
        Assert.NotEqual(0, stored);
    }
}
