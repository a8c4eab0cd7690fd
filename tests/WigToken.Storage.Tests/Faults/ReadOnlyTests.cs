using System.Diagnostics;
using WigToken.Storage.Tests.Sqlite;
using static WigToken.Storage.Tests.Samples;

namespace WigToken.Storage.Tests.Faults;

/// <summary>The right to write is lost while the store is open. (A file system that holds open files cannot be remounted read-only.)</summary>
public sealed class ReadOnlyTests : SqliteTest
{
    [Fact]
    public async Task Ingest_FilesBecomeImmutableWhileOpen_SaysSo_ReadsGoOn_AndItWorksAfterwards()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess, "Making a file immutable needs root on Linux.");
        await using var store = await OpenAsync(Path);
        await store.IngestAsync(Ann.Of(Copies(10, "before")));
        if (await ChangeAsync("+i") is { Length: > 0 } refusal)
            Assert.Skip($"No file can be made immutable here: {refusal}");
        try
        {
            for (var round = 0; round < 3; round++)
            {
                var exception = await Assert.ThrowsAsync<WigTokenException>(() => store.IngestAsync(Ann.Of(Copies(20))));

                Assert.Equal(("storage_io", true), (exception.Code, exception.IsTransient));
                Assert.Equal(10, (await store.TotalAsync()).Messages);
                Assert.Equal(10, (await store.RecentAsync(100)).Length);
            }
        }
        finally
        {
            Assert.Empty(await ChangeAsync("-i"));
        }

        Assert.Equal(20, (await store.IngestAsync(Ann.Of(Copies(20)))).Applied);
        Assert.Equal(30, (await store.TotalAsync()).Messages);
        Assert.Equal("ok", Scalar(Path, "PRAGMA integrity_check"));
    }

    private async Task<string> ChangeAsync(string attribute)
    {
        using var process = Process.Start(new ProcessStartInfo("chattr", [attribute, Path, Path + "-wal"]) { RedirectStandardError = true, UseShellExecute = false })!;
        var said = await process.StandardError.ReadToEndAsync(Cancel);
        await process.WaitForExitAsync(Cancel);
        return said;
    }
}
