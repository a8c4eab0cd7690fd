using System.Diagnostics;
using System.Runtime.Versioning;
using static WigToken.Storage.Tests.Samples;

namespace WigToken.Storage.Tests.Sqlite;

/// <summary>What an operator meets: full disks, locks, lost permissions.</summary>
public sealed class SqliteTroubleTests : SqliteTest
{
    [Fact]
    public async Task Ingest_FullDisk_SaysSo_ReadsGoOn_AndItWorksOnceThereIsRoom()
    {
        using var disk = await SmallDisk.MountAsync(megabytes: 16);
        await using var store = await OpenAsync(disk.Database);
        await store.IngestAsync(Ann.Of(Copies(10, "before")));
        var much = Ann.Of(Copies(2000)).ReadTo("/a.jsonl", 1);
        var before = await store.TotalAsync();

        for (var round = 0; round < 3; round++)
        {
            disk.Fill();
            var exception = await Assert.ThrowsAsync<WigTokenException>(() => store.IngestAsync(much));

            Assert.Equal(("storage_full", true), (exception.Code, exception.IsTransient));
            Assert.Contains(disk.Database, exception.Message, StringComparison.Ordinal);
            Assert.Equal(before, await store.TotalAsync());
            Assert.Equal(10, (await store.RecentAsync(100)).Length);
            disk.Free();
        }

        Assert.Equal(new IngestResult(Applied: 2000, 0, 0, 0), await store.IngestAsync(much));
        Assert.Equal(2010, (await store.TotalAsync()).Messages);
        Assert.Equal("ok", Scalar(disk.Database, "PRAGMA integrity_check"));
    }

    [Fact]
    public async Task Open_FullDisk_SaysSo_AndWorksOnceThereIsRoom()
    {
        using var disk = await SmallDisk.MountAsync(megabytes: 2);
        disk.Fill();

        Assert.Equal(("storage_full", true), await RefusedAsync(disk.Database) is var exception ? (exception.Code, exception.IsTransient) : default);

        disk.Free();
        await using var store = await OpenAsync(disk.Database);
        Assert.Equal(1, (await store.IngestAsync(Ann.Of(Copy("m")))).Applied);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Open_ReadOnlyFileSystem_SaysWhatToDo(bool fileExists)
    {
        using var disk = await SmallDisk.MountAsync(megabytes: 2);
        if (fileExists)
            await (await OpenAsync(disk.Database)).DisposeAsync();
        await disk.MakeReadOnlyAsync();

        AssertNotWritable(await RefusedAsync(disk.Database));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    [UnsupportedOSPlatform("windows")]
    public async Task Open_WithoutPermission_SaysWhatToDo(bool fileExists)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no Unix file modes.");
        Assert.SkipWhen(Environment.IsPrivilegedProcess, "Root may write everywhere.");
        var folder = Directory.CreateDirectory(InFolder("locked")).FullName;
        var path = System.IO.Path.Combine(folder, "usage.db");
        if (fileExists)
        {
            await (await OpenAsync(path)).DisposeAsync();
            File.SetUnixFileMode(path, UnixFileMode.UserRead);
        }

        File.SetUnixFileMode(folder, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        try
        {
            AssertNotWritable(await RefusedAsync(path));
        }
        finally
        {
            File.SetUnixFileMode(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    [Fact]
    public async Task Open_PathIsAFolder_SaysWhatToDo() => AssertNotWritable(await RefusedAsync(Directory.CreateDirectory(Path).FullName));

    [Fact]
    public async Task Ingest_WhileAnotherProgramWrites_SaysBusyInTime_AndWorksAfterwards()
    {
        await using var store = await OpenAsync(Path);
        using var other = Connect(Path);
        Execute(other, "BEGIN IMMEDIATE");
        var clock = Stopwatch.StartNew();

        var exception = await Assert.ThrowsAsync<WigTokenException>(() => store.IngestAsync(Ann.Of(Copy("m"))));

        Assert.Equal(("storage_busy", true), (exception.Code, exception.IsTransient));
        Assert.InRange(clock.Elapsed, TimeSpan.FromSeconds(4), TimeSpan.FromSeconds(10));
        Assert.Equal(default, await store.TotalAsync());
        Execute(other, "ROLLBACK");
        Assert.Equal(1, (await store.IngestAsync(Ann.Of(Copy("m")))).Applied);
    }

    private static void AssertNotWritable(WigTokenException exception)
    {
        Assert.Equal("storage_read_only", exception.Code);
        Assert.Contains("write access", exception.Message, StringComparison.Ordinal);
        Assert.Contains("STATS_DB_PATH", exception.Message, StringComparison.Ordinal);
    }
}
