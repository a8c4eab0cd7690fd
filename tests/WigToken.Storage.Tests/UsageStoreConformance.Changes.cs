using static WigToken.Storage.Tests.Samples;

namespace WigToken.Storage.Tests;

public abstract partial class UsageStoreConformance
{
    [Fact]
    public async Task WaitForChange_CommitThatChangesASum_Completes()
    {
        await using var store = await OpenAsync();
        var change = store.Usage.WaitForChangeAsync(Cancel);
        Assert.False(change.IsCompleted);

        await store.IngestAsync(Ann.Of(Copy("m")));

        await change.WaitAsync(Limit, Cancel);
        Assert.Equal(1, (await store.TotalAsync()).Messages);
    }

    [Fact]
    public async Task WaitForChange_CommitThatChangesNoSum_GoesOnWaiting()
    {
        await using var store = await OpenAsync();
        for (var round = 0; round < 50; round++)
        {
            await store.IngestAsync(Ann.Of(Copy("m", output: round)));
            var change = store.Usage.WaitForChangeAsync(Cancel);

            await store.IngestAsync(Ann.Of(Copy("m", output: round)).ReadTo("/a.jsonl", round));
            await store.IngestAsync(Ann.Of(Copy("m", output: round) with { SessionId = null }));
            await store.Settings.SetSettingAsync("zone", "UTC", Cancel);

            Assert.False(change.IsCompleted);
        }
    }

    [Fact]
    public async Task WaitForChange_ManyWaiting_AllComplete()
    {
        await using var store = await OpenAsync();
        var changes = Enumerable.Range(0, 100).Select(_ => store.Usage.WaitForChangeAsync(Cancel)).ToArray();

        await store.IngestAsync(Ann.Of(Copy("m")));

        await Task.WhenAll(changes).WaitAsync(Limit, Cancel);
        Assert.False(store.Usage.WaitForChangeAsync(Cancel).IsCompleted);
    }

    [Fact]
    public async Task WaitForChange_Cancelled_Ends()
    {
        await using var store = await OpenAsync();
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        var change = store.Usage.WaitForChangeAsync(cancellation.Token);

        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => change);
    }

    [Fact]
    public async Task Version_GrowsExactlyWhenASumChanges()
    {
        await using var store = await OpenAsync();
        var version = await store.VersionAsync();

        await store.IngestAsync(Ann.Of(Copy("m")));
        Assert.True(await store.VersionAsync() > version);
        version = await store.VersionAsync();

        await store.IngestAsync(Ann.Of(Copy("m")).ReadTo("/a.jsonl", 1));
        Assert.Equal(version, await store.VersionAsync());

        await store.IngestAsync(Ann.Of(Copy("m", at: Noon - IUsageStore.RollupMs)));
        Assert.True(await store.VersionAsync() > version);
    }
}
