using Microsoft.Data.Sqlite;
using WigToken.Storage.Sqlite;

namespace WigToken.Storage.Tests.Sqlite;

public sealed class SqliteVersionsTests
{
    [Theory]
    [InlineData("3.6.23", false)]
    [InlineData("3.7.0", true)]
    [InlineData("3.40.1", true)]
    [InlineData("3.44.5", true)]
    [InlineData("3.44.6", false)]
    [InlineData("3.45.0", true)]
    [InlineData("3.50.6", true)]
    [InlineData("3.50.7", false)]
    [InlineData("3.51.0", true)]
    [InlineData("3.51.2", true)]
    [InlineData("3.51.3", false)]
    [InlineData("3.53.3", false)]
    [InlineData("4.0.0", false)]
    public void HasWalResetBug_IsThatOfTheAffectedVersions(string version, bool affected) =>
        Assert.Equal(affected, SqliteVersions.HasWalResetBug(Version.Parse(version)));

    [Fact]
    public void LinkedLibrary_HasNoWalResetBug()
    {
        using var connection = new SqliteConnection();
        var version = Version.Parse(connection.ServerVersion);

        Assert.False(SqliteVersions.HasWalResetBug(version), $"SQLite {version} can lose committed data. Reference Microsoft.Data.Sqlite 10.0.15 or later.");
        Assert.True(version >= SqliteVersions.Oldest);
    }
}
