using WigToken.Storage.Access;
using WigToken.Storage.Sqlite;
using static WigToken.Storage.Tests.Samples;

namespace WigToken.Storage.Tests.Sqlite;

public sealed class SqliteRestoreTests : SqliteTest
{
    private string Backup => InFolder("usage.backup");

    [Fact]
    public async Task Restore_PutsBackWhatWasBackedUp_AndKeepsWhatWasThere()
    {
        var secret = TokenSecret.Generate(TokenScope.Admin);
        await using (var store = await OpenAsync(Path))
        {
            await store.Tokens.IssueTokenAsync(NewToken(TokenScope.Admin), secret, Entry(AuditActions.TokenIssued), Cancel);
            await store.ReceiveAsync(Ann.Of(Copies(100)), Noon);
        }

        await SqliteBackup.CreateAsync(Path, Backup, Cancel);
        var backedUp = Dump(Path);
        await using (var store = await OpenAsync(Path))
            await store.IngestAsync(Ann.Of(Copies(50, "later")));
        var before = Dump(Path);

        var (report, kept) = await SqliteBackup.RestoreAsync(Backup, Path, TimeProvider.System, Cancel);

        Assert.Equal(100, report.Messages);
        Assert.Equal(backedUp, Dump(Path));
        Assert.Equal(before, Dump(kept!));
        await using var restored = await OpenAsync(Path);
        Assert.NotNull(await restored.Tokens.FindTokenAsync(secret, Noon, Cancel));
        Assert.Equal(1, (await restored.IngestAsync(Ann.Of(Copy("goes on")))).Applied);
        await using var old = await OpenAsync(kept!);
        Assert.Equal(150, (await old.TotalAsync()).Messages);
    }

    [Fact]
    public async Task Restore_WhereNothingIs_MakesTheDatabase()
    {
        await BackUpAsync();
        var path = InFolder("new/folder/usage.db");

        var (report, kept) = await SqliteBackup.RestoreAsync(Backup, path, TimeProvider.System, Cancel);

        Assert.Equal((3, null), (report.Messages, kept));
        Assert.Equal([path], Directory.GetFiles(InFolder("new/folder")));
        await using var store = await OpenAsync(path);
        Assert.Equal(3, (await store.TotalAsync()).Messages);
    }

    [Theory]
    [InlineData("damaged", "backup_damaged")]
    [InlineData("cut", "backup_damaged")]
    [InlineData("wrong total", "backup_damaged")]
    [InlineData("newer", "storage_newer")]
    [InlineData("foreign", "storage_foreign")]
    [InlineData("text", "storage_foreign")]
    [InlineData("empty", "storage_foreign")]
    [InlineData("missing", "backup_missing")]
    public async Task Restore_OfAFileThatIsNoSoundBackup_IsRefusedWithItsName_AndChangesNothing(string what, string code)
    {
        await BackUpAsync();
        var file = await SpoilAsync(what);
        var before = await File.ReadAllBytesAsync(Path, Cancel);
        var files = Directory.GetFiles(InFolder("")).Order().ToArray();

        var exception = await Assert.ThrowsAsync<WigTokenException>(() => SqliteBackup.RestoreAsync(file, Path, TimeProvider.System, Cancel));

        Assert.Equal(code, exception.Code);
        Assert.Contains(file, exception.Message, StringComparison.Ordinal);
        Assert.Equal(before, await File.ReadAllBytesAsync(Path, Cancel));
        Assert.Equal(files, Directory.GetFiles(InFolder("")).Order());
    }

    [Fact]
    public async Task Restore_WhileAServerUsesTheDatabase_IsRefusedAndChangesNothing()
    {
        await BackUpAsync();
        await using var store = await OpenAsync(Path);
        await store.IngestAsync(Ann.Of(Copies(50, "later")));

        var exception = await Assert.ThrowsAsync<WigTokenException>(() => SqliteBackup.RestoreAsync(Backup, Path, TimeProvider.System, Cancel));

        Assert.Equal(("storage_in_use", true), (exception.Code, exception.IsTransient));
        Assert.Equal(53, (await store.TotalAsync()).Messages);
        Assert.Equal(1, (await store.IngestAsync(Ann.Of(Copy("goes on")))).Applied);
        Assert.DoesNotContain(Directory.GetFiles(InFolder("")), static file => file.Contains("restor", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Restore_OverADamagedDatabase_KeepsItAndWorks()
    {
        await BackUpAsync();
        var bytes = await File.ReadAllBytesAsync(Path, Cancel);
        bytes.AsSpan(0, 100).Fill(0xAA);
        await File.WriteAllBytesAsync(Path, bytes, Cancel);

        var (_, kept) = await SqliteBackup.RestoreAsync(Backup, Path, TimeProvider.System, Cancel);

        Assert.Equal(bytes, await File.ReadAllBytesAsync(kept!, Cancel));
        await using var store = await OpenAsync(Path);
        Assert.Equal(3, (await store.TotalAsync()).Messages);
    }

    [Fact]
    public async Task Restore_WhereOnlyALogWasLeft_DoesNotTakeTheLogForItsOwn()
    {
        await BackUpAsync();
        await using (var store = await OpenAsync(Path))
        {
            await store.IngestAsync(Ann.Of(Copies(500, "in the log")));
            File.Copy(Path + "-wal", InFolder("log"));
        }

        File.Delete(Path);
        File.Move(InFolder("log"), Path + "-wal");

        var (_, kept) = await SqliteBackup.RestoreAsync(Backup, Path, TimeProvider.System, Cancel);

        Assert.Null(kept);
        await using var restored = await OpenAsync(Path);
        Assert.Equal(3, (await restored.TotalAsync()).Messages);
        Assert.Equal("ok", Scalar(Path, "PRAGMA integrity_check"));
    }

    [Fact]
    public async Task Restore_OverAnotherProgramsDatabase_IsRefused()
    {
        await BackUpAsync();
        var theirs = InFolder("theirs.db");
        using (var connection = Connect(theirs))
            Execute(connection, "CREATE TABLE theirs (x)");
        var before = await File.ReadAllBytesAsync(theirs, Cancel);

        var exception = await Assert.ThrowsAsync<WigTokenException>(() => SqliteBackup.RestoreAsync(Backup, theirs, TimeProvider.System, Cancel));

        Assert.Equal("storage_foreign", exception.Code);
        Assert.Equal(before, await File.ReadAllBytesAsync(theirs, Cancel));
    }

    [Fact]
    public async Task Restore_CancelledBeforehand_ChangesNothing()
    {
        await BackUpAsync();
        var files = Directory.GetFiles(InFolder("")).Order().ToArray();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => SqliteBackup.RestoreAsync(Backup, Path, TimeProvider.System, new CancellationToken(canceled: true)));

        Assert.Equal(files, Directory.GetFiles(InFolder("")).Order());
    }

    private async Task BackUpAsync()
    {
        await using (var store = await OpenAsync(Path))
            await store.IngestAsync(Ann.Of(Copies(3)));
        await SqliteBackup.CreateAsync(Path, Backup, Cancel);
    }

    private async Task<string> SpoilAsync(string what)
    {
        var file = InFolder(what);
        if (what is "missing")
            return file;
        var bytes = await File.ReadAllBytesAsync(Backup, Cancel);
        await File.WriteAllBytesAsync(
            file,
            what switch
            {
                "damaged" => [.. bytes[..4096], .. Enumerable.Repeat((byte)0xAA, bytes.Length - 4096)],
                "cut" => bytes[..(bytes.Length / 2)],
                "text" => [.. Enumerable.Repeat((byte)'x', bytes.Length)],
                "foreign" or "empty" => [],
                _ => bytes,
            },
            Cancel);
        if (what is "wrong total" or "newer" or "foreign")
        {
            using var connection = Connect(file);
            Execute(connection, what switch
            {
                "wrong total" => "UPDATE total SET input = input + 1",
                "newer" => "PRAGMA user_version = 1000",
                _ => "CREATE TABLE theirs (x)",
            });
        }

        return file;
    }
}
