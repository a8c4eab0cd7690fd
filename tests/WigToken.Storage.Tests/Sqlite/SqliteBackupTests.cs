using WigToken.Storage.Sqlite;
using static WigToken.Storage.Tests.Samples;

namespace WigToken.Storage.Tests.Sqlite;

public sealed class SqliteBackupTests : SqliteTest
{
    private string Backup => InFolder("backups/usage.backup");

    [Fact]
    public async Task Create_OfADatabaseInUse_HoldsAllThatWasAcknowledged_ForItsOwnerAlone()
    {
        await using var store = await OpenAsync(Path);
        await store.IngestAsync(Ann.Of(Copies(500)).ReadTo("/a.jsonl", 7), Ann.Of(Copy("unpriced", model: Unpriced)));

        var report = await SqliteBackup.CreateAsync(Path, Backup, Cancel);

        Assert.Equal(new SqliteBackupReport(501, new FileInfo(Backup).Length), report);
        Assert.Equal([Backup], Directory.GetFiles(InFolder("backups")));
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Backup));
        Assert.Equal(Dump(Path), Dump(Backup));
    }

    [Fact]
    public async Task Create_FileThatIsThere_IsRefusedAndKept()
    {
        await (await OpenAsync(Path)).DisposeAsync();
        Directory.CreateDirectory(InFolder("backups"));
        await File.WriteAllTextAsync(Backup, "precious", Cancel);

        Assert.Equal("backup_exists", await CreateFailsAsync(Path, Backup));
        Assert.Equal("backup_exists", await CreateFailsAsync(Path, Path));

        Assert.Equal("precious", await File.ReadAllTextAsync(Backup, Cancel));
    }

    [Fact]
    public async Task Create_WithoutADatabase_SaysSoAndMakesNone()
    {
        Assert.Equal("storage_missing", await CreateFailsAsync(Path, Backup));

        Assert.False(File.Exists(Path));
        Assert.False(File.Exists(Backup));
    }

    [Fact]
    public async Task Create_Cancelled_LeavesNothingBehind()
    {
        await WriteManyAsync(20_000);
        Directory.CreateDirectory(InFolder("backups"));
        for (var round = 0; round < 20; round++)
        {
            using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
            var backup = SqliteBackup.CreateAsync(Path, Backup, cancellation.Token);
            // At its beginning, and while it copies: once there is something to see.
            while (round % 2 == 0 && !backup.IsCompleted && Directory.GetFiles(InFolder("backups")).Length == 0)
                await Task.Yield();
            await cancellation.CancelAsync();

            try
            {
                await backup;
                File.Delete(Backup);
            }
            catch (OperationCanceledException)
            {
                Assert.Empty(Directory.GetFiles(InFolder("backups")));
            }
        }

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => SqliteBackup.CreateAsync(Path, Backup, new CancellationToken(canceled: true)));
        Assert.Empty(Directory.GetFiles(InFolder("backups")));
    }

    [Fact]
    public async Task Create_NoRoomForTheCopy_NamesTheCopysDisk()
    {
        using var disk = await SmallDisk.MountAsync(megabytes: 1);
        await WriteManyAsync(20_000);

        var exception = await Assert.ThrowsAsync<WigTokenException>(() => SqliteBackup.CreateAsync(Path, disk.Database, Cancel));

        Assert.Equal("storage_full", exception.Code);
        Assert.Contains(disk.Database, exception.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(disk.Database));
    }

    [Fact]
    public async Task Create_OfADamagedDatabase_SaysSoAndLeavesNothing()
    {
        await WriteManyAsync(2000);
        var bytes = await File.ReadAllBytesAsync(Path, Cancel);
        bytes.AsSpan(4096).Fill(0xAA);
        await File.WriteAllBytesAsync(Path, bytes, Cancel);

        var exception = await Assert.ThrowsAsync<WigTokenException>(() => SqliteBackup.CreateAsync(Path, Backup, Cancel));

        Assert.Contains(exception.Code, (string[])["storage_corrupt", "backup_damaged"]);
        Assert.Contains(Path, exception.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(InFolder("backups")));
    }

    [Theory]
    [InlineData("UPDATE total SET messages = messages + 1")]
    [InlineData("UPDATE total SET output = output - 1")]
    [InlineData("UPDATE total SET cost_nano = 0")]
    [InlineData("UPDATE total SET unpriced_tokens = 1")]
    [InlineData("DELETE FROM message WHERE row_id = 3")]
    [InlineData("DELETE FROM total")]
    [InlineData("DROP TABLE message")]
    public async Task Create_OfALedgerThatDoesNotAddUp_IsRefused(string damage)
    {
        await WriteManyAsync(10);
        using (var connection = Connect(Path))
            Execute(connection, damage);

        Assert.Equal("backup_damaged", await CreateFailsAsync(Path, Backup));
        Assert.False(File.Exists(Backup));
    }

    [Fact]
    public async Task Create_OfAnotherProgramsDatabase_IsRefused()
    {
        using (var connection = Connect(Path))
            Execute(connection, "CREATE TABLE theirs (x)");

        Assert.Equal("storage_foreign", await CreateFailsAsync(Path, Backup));
        Assert.False(File.Exists(Backup));
    }

    private static async Task<string> CreateFailsAsync(string database, string file) =>
        (await Assert.ThrowsAsync<WigTokenException>(() => SqliteBackup.CreateAsync(database, file, Cancel))).Code;

    private async Task WriteManyAsync(int count)
    {
        await using var store = await OpenAsync(Path);
        await store.IngestAsync(Ann.Of(Copies(count)));
    }
}
