using WigToken.PowerCut;

namespace WigToken.Storage.Tests.Faults;

/// <summary>A disk that refuses for a while: who asks again until it is taken loses nothing, without opening the store anew.</summary>
public sealed class FailingCallsTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    // Broken, turned read-only after an error, and full, in the middle of a transaction; counted in calls of the thread that writes.
    [InlineData("pwrite64:error=EIO:when=300..310", "storage_io")]
    [InlineData("pwrite64:error=EROFS:when=300..310", "storage_io")]
    [InlineData("pwrite64:error=ENOSPC:when=300..310", "storage_full")]
    // Again and again.
    [InlineData("pwrite64:error=EIO:when=400..900+150", "storage_io")]
    // What was written may be gone after an fsync that failed, whatever the next one says.
    [InlineData("fsync:error=EIO:when=12..16", "storage_io")]
    public async Task Ingest_CallsFailForAWhile_SaysSo_AndAfterwardsEverythingIsThere(string inject, string code)
    {
        if (await Strace.WhyNotAsync() is { } reason)
            Assert.Skip(reason);
        var workload = new Workload(seed: 7, batches: 80);

        var events = await Strace.RunAsync(_folder.Path, workload, Synchronous.Full, inject, TestContext.Current.CancellationToken);

        var codes = events.OfType<DiskEvent.Refused>().Select(static refused => refused.Code).ToArray();
        Assert.NotEmpty(codes);
        Assert.All(codes, refused => Assert.Equal(code, refused));
        var acknowledged = events.OfType<DiskEvent.Acknowledged>().Select(static acknowledged => acknowledged.Batch).ToArray();
        Assert.Equal(Enumerable.Range(0, workload.Batches), acknowledged.Order());
        Assert.Empty((await ImageCheck.OfAsync(_folder.Path, workload, acknowledged)).Findings);
    }
}
