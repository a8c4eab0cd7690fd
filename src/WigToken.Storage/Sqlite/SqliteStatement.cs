using System.Text;
using Microsoft.Data.Sqlite;
using SQLitePCL;
using WigToken.Storage.Relational;

namespace WigToken.Storage.Sqlite;

/// <summary>
/// A statement by SQLite's own interface. Each row that is stored runs two or three of them, and ADO.NET looks every parameter up by its
/// name each time and makes half a dozen objects. Without, a first import took 1.2 to 1.5 s where it had taken 1.6 to 1.85.
/// </summary>
internal sealed class SqliteStatement : Statement
{
    private const int MaxStackBytes = 512;

    private readonly SqliteConnection _connection;
    private readonly sqlite3_stmt _statement;
    private readonly int[] _places;

    public SqliteStatement(SqliteConnection connection, string sql, ReadOnlySpan<string> parameters)
    {
        _connection = connection;
        Check(raw.sqlite3_prepare_v3(connection.Handle, sql, raw.SQLITE_PREPARE_PERSISTENT, out _statement));
        _places = new int[parameters.Length];
        for (var i = 0; i < parameters.Length; i++)
            _places[i] = raw.sqlite3_bind_parameter_index(_statement, "@" + parameters[i]);
    }

    public override int Run(params ReadOnlySpan<SqlValue> values)
    {
        Start(values);
        Next();
        raw.sqlite3_reset(_statement);
        return raw.sqlite3_changes(_connection.Handle);
    }

    public override long? Find(params ReadOnlySpan<SqlValue> values)
    {
        Start(values);
        long? found = Next() ? raw.sqlite3_column_int64(_statement, 0) : null;
        raw.sqlite3_reset(_statement);
        return found;
    }

    public override void Start(params ReadOnlySpan<SqlValue> values)
    {
        for (var i = 0; i < values.Length; i++)
            Bind(_places[i], values[i]);
    }

    public override bool Next()
    {
        var result = raw.sqlite3_step(_statement);
        if (result == raw.SQLITE_ROW)
            return true;

        // The reset repeats the error of the step, with its extended code, and makes the statement usable again.
        Check(raw.sqlite3_reset(_statement));
        return false;
    }

    public override long Number(int column) => raw.sqlite3_column_int64(_statement, column);

    public override void Dispose() => _statement.Dispose();

    private void Bind(int place, SqlValue value)
    {
        if (value.TryGetNumber(out var number))
            Check(raw.sqlite3_bind_int64(_statement, place, number));
        else if (value.Reference is string text)
            BindText(place, text);
        else if (value.Reference is byte[] bytes)
            Check(raw.sqlite3_bind_blob(_statement, place, bytes));
        else
            Check(raw.sqlite3_bind_null(_statement, place));
    }

    private void BindText(int place, string text)
    {
        var length = Encoding.UTF8.GetMaxByteCount(text.Length);
        Span<byte> bytes = length <= MaxStackBytes ? stackalloc byte[MaxStackBytes] : new byte[length];
        Check(raw.sqlite3_bind_text(_statement, place, bytes[..Encoding.UTF8.GetBytes(text, bytes)]));
    }

    private void Check(int result)
    {
        if (result != raw.SQLITE_OK)
            SqliteException.ThrowExceptionForRC(result, _connection.Handle);
    }
}
