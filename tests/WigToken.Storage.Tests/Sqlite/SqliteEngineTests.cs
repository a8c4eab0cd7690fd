using System.Data.Common;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;
using WigToken.Storage.Migrations;
using WigToken.Storage.Sqlite;

namespace WigToken.Storage.Tests.Sqlite;

public sealed class SqliteEngineTests : SqliteTest
{
    [Theory]
    [InlineData("journal_mode", "wal")]
    [InlineData("synchronous", "2")]
    [InlineData("wal_autocheckpoint", "8192")]
    [InlineData("journal_size_limit", "67108864")]
    public async Task OpenWriter_IsDurableBeforeItSaysSo(string pragma, string expected)
    {
        await using var engine = NewEngine();
        await using var writer = engine.OpenWriter();

        Assert.Equal(expected, Ask(writer, $"PRAGMA {pragma}"));
    }

    [Fact]
    public async Task OpenReader_CannotWrite_EvenWhenItIsUsedAgain()
    {
        await using var engine = NewEngine();
        await using var writer = engine.OpenWriter();

        for (var round = 0; round < 3; round++)
        {
            await using var reader = await engine.OpenReaderAsync(Cancel);
            Assert.Equal("0", Ask(reader, "SELECT version FROM total"));
            Assert.Throws<SqliteException>(() => Ask(reader, "UPDATE total SET version = 1"));
        }
    }

    [Fact]
    public async Task OpenReader_FileIsGone_SaysWhichFile()
    {
        await using var engine = NewEngine();
        await engine.OpenWriter().DisposeAsync();
        File.Delete(Path);

        var exception = await Assert.ThrowsAsync<WigTokenException>(async () => await engine.OpenReaderAsync(Cancel));

        Assert.Contains(Path, exception.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(Path));
    }

    private SqliteEngine NewEngine() => new(Path, Migration.Of("Sqlite"), NullLogger.Instance);

    private static string? Ask(DbConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The tests' own constants.
        command.CommandText = sql;
#pragma warning restore CA2100
        return Convert.ToString(command.ExecuteScalar(), CultureInfo.InvariantCulture);
    }
}
