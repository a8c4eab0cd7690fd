using System.Data.Common;

namespace WigToken.Storage.Relational;

/// <summary>Reads one row by its integer key, on the connection that writes.</summary>
internal sealed class Lookup : IDisposable
{
    private readonly DbCommand _command;
    private readonly DbParameter _key;

    /// <param name="connection">The connection.</param>
    /// <param name="sql">A query with the one parameter <c>@key</c>.</param>
    public Lookup(DbConnection connection, string sql)
    {
        _command = connection.CreateCommand();
        _command.CommandText = sql;
        _key = _command.CreateParameter();
        _key.ParameterName = "@key";
        _command.Parameters.Add(_key);
    }

    public T Read<T>(long key, Func<DbDataReader, T> read)
    {
        _key.Value = key;
        using var reader = _command.ExecuteReader();
        reader.Read();
        return read(reader);
    }

    public void Dispose() => _command.Dispose();
}
