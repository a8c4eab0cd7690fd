using Microsoft.Extensions.Logging.Abstractions;
using WigToken.Storage.Migrations;
using WigToken.Storage.Sqlite;
using static WigToken.Storage.Tests.Samples;

namespace WigToken.Storage.Tests.Sqlite;

public sealed class SqliteMigratorTests : SqliteTest
{
    private static readonly IReadOnlyList<Migration> Released = Migration.Of("Sqlite");

    public static TheoryData<int> ReleasedVersions => [.. Released.Select(static migration => migration.Version)];

    [Fact]
    public void Of_Sqlite_NumbersItsStepsWithoutGaps()
    {
        Assert.NotEmpty(Released);
        Assert.Equal(Enumerable.Range(1, Released.Count), Released.Select(static migration => migration.Version));
    }

    [Fact]
    public async Task Open_NewFile_HasTheNewestSchemaAndOurMark()
    {
        await using var store = await OpenAsync(Path);

        Assert.Equal($"{Released[^1].Version}", Scalar(Path, "PRAGMA user_version"));
        Assert.Equal($"{0x57696754}", Scalar(Path, "PRAGMA application_id"));
    }

    [Theory]
    [MemberData(nameof(ReleasedVersions))]
    public async Task Open_FileOfAnyReleasedSchema_HasTheSchemaOfANewFile(int version)
    {
        await using (var engine = new SqliteEngine(Path, [.. Released.Take(version)], NullLogger.Instance))
            await engine.OpenWriter().DisposeAsync();
        await (await OpenAsync(InFolder("new.db"))).DisposeAsync();

        await using var store = await OpenAsync(Path);

        const string schema = "SELECT group_concat(name || ': ' || sql, char(10)) FROM (SELECT * FROM sqlite_schema ORDER BY name)";
        Assert.Equal(Scalar(InFolder("new.db"), schema), Scalar(Path, schema));
        Assert.Equal(1, (await store.IngestAsync(Ann.Of(Copy("m")))).Applied);
    }

    [Fact]
    public async Task Open_SecondStepFails_LeavesSchemaAndDataOfTheFirstAndNamesTheStep()
    {
        await using (var store = await OpenAsync(Path))
            await store.IngestAsync(Ann.Of(Copies(3)));
        Migration broken = new(Released.Count + 1, "0099_broken", "CREATE TABLE extra (x INTEGER) STRICT; DELETE FROM message; INSERT INTO nowhere VALUES (1);");

        var exception = await Assert.ThrowsAsync<WigTokenException>(() => OpenAsync(Path, [.. Released, broken]));

        Assert.Equal(("storage_migration", false), (exception.Code, exception.IsTransient));
        Assert.Contains("0099_broken", exception.Message, StringComparison.Ordinal);
        Assert.Contains($"at schema {Released.Count}", exception.Message, StringComparison.Ordinal);
        Assert.Equal("0", Scalar(Path, "SELECT count(*) FROM sqlite_schema WHERE name = 'extra'"));
        await using var reopened = await OpenAsync(Path);
        Assert.Equal(["m2", "m1", "m0"], await reopened.RecentAsync(10));
    }

    [Fact]
    public async Task Open_StepFailsOnANewFile_KeepsTheStepsBefore()
    {
        Migration good = new(1, "0001_good", "CREATE TABLE good (x);"), bad = new(2, "0002_bad", "nonsense");

        await Assert.ThrowsAsync<WigTokenException>(() => OpenAsync(Path, good, bad));

        Assert.Equal("1", Scalar(Path, "PRAGMA user_version"));
        Assert.Equal("good", Scalar(Path, "SELECT group_concat(name) FROM sqlite_schema"));
    }

    [Fact]
    public async Task Open_NewFileThatAnotherProgramWrites_SaysBusyAndWorksAfterwards()
    {
        using (var other = Connect(Path))
        {
            Execute(other, "BEGIN IMMEDIATE");
            Assert.Equal(("storage_busy", true), await RefusedAsync(Path) is var exception ? (exception.Code, exception.IsTransient) : default);
        }

        await using var store = await OpenAsync(Path);
    }

    [Fact]
    public async Task Open_StepWaitsForAnotherProgramTooLong_SaysBusyAndWorksAfterwards()
    {
        await (await OpenAsync(Path)).DisposeAsync();
        Migration[] steps = [.. Released, new Migration(Released.Count + 1, "0099_next", "CREATE TABLE extra (x INTEGER) STRICT;")];
        using (var other = Connect(Path))
        {
            Execute(other, "BEGIN IMMEDIATE");
            var exception = await Assert.ThrowsAsync<WigTokenException>(() => OpenAsync(Path, steps));
            Assert.Equal(("storage_busy", true), (exception.Code, exception.IsTransient));
        }

        await using var store = await OpenAsync(Path, steps);
    }

    [Fact]
    public async Task Open_NewerSchema_IsRefused()
    {
        await (await OpenAsync(Path)).DisposeAsync();
        using (var other = Connect(Path))
            Execute(other, $"PRAGMA user_version = {Released.Count + 1}");

        var exception = await RefusedAsync(Path);

        Assert.Equal(("storage_newer", false), (exception.Code, exception.IsTransient));
        Assert.Contains($"schema {Released.Count + 1}", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("CREATE TABLE contacts (name TEXT)")]
    [InlineData("CREATE TABLE contacts (name TEXT); PRAGMA user_version = 1; PRAGMA application_id = 7")]
    public async Task Open_DatabaseOfAnotherProgram_IsRefusedAndLeftAsItWas(string sql)
    {
        using (var other = Connect(Path))
            Execute(other, sql);
        var before = await File.ReadAllBytesAsync(Path, Cancel);

        var exception = await RefusedAsync(Path);

        Assert.Equal(("storage_foreign", false), (exception.Code, exception.IsTransient));
        Assert.Equal(before, await File.ReadAllBytesAsync(Path, Cancel));
    }

    [Fact]
    public async Task Open_TextFile_IsRefusedAndLeftAsItWas()
    {
        var text = string.Concat(Enumerable.Repeat("Dear diary, today I counted tokens.\n", 100));
        await File.WriteAllTextAsync(Path, text, Cancel);

        Assert.Equal("storage_foreign", (await RefusedAsync(Path)).Code);

        Assert.Equal(text, await File.ReadAllTextAsync(Path, Cancel));
    }

    [Fact]
    public async Task Open_EmptyFile_IsTaken()
    {
        await File.WriteAllBytesAsync(Path, [], Cancel);

        await using var store = await OpenAsync(Path);

        Assert.Equal(1, (await store.IngestAsync(Ann.Of(Copy("m")))).Applied);
    }

    [Fact]
    public async Task Open_EightStoresAtOnceOnANewFile_AllSucceedOnOneSchema()
    {
        for (var round = 0; round < 4; round++)
        {
            var path = InFolder($"shared{round}.db");
            var stores = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => OpenAsync(path), Cancel)));

            await Task.WhenAll(stores.Select((store, i) => store.IngestAsync(Ann.Of(Copy("shared"), Copy($"own{i}")))));

            foreach (var store in stores)
                Assert.Equal(9, (await store.TotalAsync()).Messages);
            foreach (var store in stores)
                await store.DisposeAsync();
            Assert.Equal("ok", Scalar(path, "PRAGMA integrity_check"));
        }
    }
}
