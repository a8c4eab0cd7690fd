using Microsoft.Data.Sqlite;
using WigToken.Storage.Sqlite;

namespace WigToken.Storage.Tests.Sqlite;

public sealed class SqliteStatementTests : IDisposable
{
    private readonly SqliteConnection _connection = new("Data Source=:memory:");

    public SqliteStatementTests()
    {
        _connection.Open();
        Execute("CREATE TABLE thing (number INTEGER CHECK (number IS NULL OR number < 100), name TEXT, bytes BLOB) STRICT");
    }

    public static TheoryData<string> Texts => ["", "a", "김철수 😀", new string('x', 200), new string('é', 100_000), "half \ud83d", "nul \0 inside"];

    public void Dispose() => _connection.Dispose();

    [Theory]
    [MemberData(nameof(Texts))]
    public void Run_Text_IsStoredAsAdoNetWouldStoreIt(string text)
    {
        using var insert = Prepare("INSERT INTO thing (name) VALUES (@name)", "name");
        Assert.Equal(1, insert.Run(text));

        using var plain = _connection.CreateCommand();
        plain.CommandText = "INSERT INTO thing (name) VALUES (@name)";
        plain.Parameters.AddWithValue("@name", text);
        plain.ExecuteNonQuery();
        Assert.Equal(1L, Scalar("SELECT count(DISTINCT CAST(name AS BLOB)) FROM thing WHERE typeof(name) = 'text'"));
    }

    [Theory]
    [InlineData(new byte[0])]
    [InlineData(new byte[] { 0, 255, 7 })]
    public void Run_Bytes_AreStored(byte[] bytes)
    {
        using var insert = Prepare("INSERT INTO thing (bytes) VALUES (@bytes)", "bytes");
        insert.Run(bytes);
        Assert.Equal(bytes, Scalar("SELECT bytes FROM thing"));
    }

    [Fact]
    public void Run_ParametersNamedInAnotherOrder_AreBoundByName()
    {
        using var insert = Prepare("INSERT INTO thing (number, name) VALUES (@number, @name)", "name", "number");
        insert.Run("seven", 7L);
        Assert.Equal("seven", Scalar("SELECT name FROM thing WHERE number = 7"));
    }

    [Fact]
    public void Run_Nulls_AreStored()
    {
        using var insert = Prepare("INSERT INTO thing (number, name, bytes) VALUES (@number, @name, @bytes)", "number", "name", "bytes");
        insert.Run(default(long?), default(string), default(byte[]));
        Assert.Equal(1L, Scalar("SELECT count(*) FROM thing WHERE number IS NULL AND name IS NULL AND bytes IS NULL"));
    }

    [Fact]
    public void Run_AfterAConstraintFailed_Works()
    {
        using var insert = Prepare("INSERT INTO thing (number) VALUES (@number)", "number");
        var exception = Assert.Throws<SqliteException>(() => insert.Run(100L));
        Assert.Equal(19, exception.SqliteErrorCode);
        Assert.Equal(275, exception.SqliteExtendedErrorCode);
        Assert.Equal(1, insert.Run(99L));
    }

    [Fact]
    public void Find_RowOrNone_IsItsNumberOrNull()
    {
        using var find = Prepare("SELECT number FROM thing WHERE name = @name", "name");
        Assert.Null(find.Find("a"));
        Execute("INSERT INTO thing (number, name) VALUES (5, 'a'), (6, 'b')");
        Assert.Equal(5, find.Find("a"));
        Assert.Equal(6, find.Find("b"));
        Assert.Null(find.Find("c"));
    }

    [Fact]
    public void Prepare_NoSuchTable_Throws() => Assert.Throws<SqliteException>(() => Prepare("SELECT 1 FROM nothing"));

    private SqliteStatement Prepare(string sql, params string[] parameters) => new(_connection, sql, parameters);

    private void Execute(string sql)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private object? Scalar(string sql)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }
}
