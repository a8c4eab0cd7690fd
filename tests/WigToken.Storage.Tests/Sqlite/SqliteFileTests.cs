using System.Diagnostics;
using System.Runtime.Versioning;
using static WigToken.Storage.Tests.Samples;

namespace WigToken.Storage.Tests.Sqlite;

public sealed class SqliteFileTests : SqliteTest
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public async Task Open_NewFile_IsItsOwnersAlone_AndSoAreItsLogAndFolder()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no Unix file modes.");
        var path = InFolder("made/for/this/usage.db");

        await using var store = await OpenAsync(path);
        await store.IngestAsync(Ann.Of(Copy("m")));

        Assert.Equal(OwnerOnly, File.GetUnixFileMode(path));
        Assert.Equal(OwnerOnly, File.GetUnixFileMode(path + "-wal"));
        Assert.Equal(OwnerOnly, File.GetUnixFileMode(path + "-shm"));
        Assert.Equal(OwnerOnly | UnixFileMode.UserExecute, File.GetUnixFileMode(InFolder("made/for/this")));
    }

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public async Task Open_ExistingFile_KeepsItsMode()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no Unix file modes.");
        await (await OpenAsync(Path)).DisposeAsync();
        File.SetUnixFileMode(Path, OwnerOnly | UnixFileMode.GroupRead);

        await using var store = await OpenAsync(Path);

        Assert.Equal(OwnerOnly | UnixFileMode.GroupRead, File.GetUnixFileMode(Path));
    }

    [Fact]
    public async Task Dispose_AfterReadsAndWrites_LeavesOneFileThatHoldsEverything()
    {
        await using (var store = await OpenAsync(Path))
        {
            await store.IngestAsync(Ann.Of(Copies(10)));
            await store.RollupsAsync();
        }

        Assert.Equal([Path], Directory.GetFiles(InFolder("")));
        Assert.Equal("10", Scalar(Path, "SELECT count(*) FROM message"));
    }

    /// <summary>
    /// On Unix, closing any handle on a file drops the locks that the whole process has on it, SQLite's too. A second store in this
    /// process must not make the first look closed to another process, which would then take the log away under it.
    /// </summary>
    [Fact]
    public async Task Open_SecondStoreOnTheSameFile_KeepsTheLocksOfTheFirst()
    {
        Assert.SkipUnless(File.Exists("/proc/locks"), "Only Linux lists its locks.");
        await using var first = await OpenAsync(Path);
        var before = await LocksAsync();
        Assert.NotEmpty(before);

        await (await OpenAsync(Path)).DisposeAsync();

        Assert.Equal(before, await LocksAsync());
    }

    [Fact]
    public async Task Info_OfAnOpenStore_NamesEngineVersionAndPlace()
    {
        await using var store = await OpenAsync(Path);

        Assert.Equal(new StoreInfo("sqlite", Scalar(Path, "SELECT sqlite_version()")!, Path), store.Usage.Info);
    }

    /// <summary>The locks on the database file, as the kernel lists them: kind, process, and device:inode.</summary>
    private async Task<string[]> LocksAsync()
    {
        using var stat = Process.Start(new ProcessStartInfo("stat", ["--format=%i", Path]) { RedirectStandardOutput = true, UseShellExecute = false })!;
        var inode = (await stat.StandardOutput.ReadToEndAsync(Cancel)).Trim();
        var locks = await File.ReadAllLinesAsync("/proc/locks", Cancel);
        return [.. locks.Where(line => line.Contains($":{inode} ", StringComparison.Ordinal)).Select(static line => line[line.IndexOf(':', StringComparison.Ordinal)..])];
    }
}
