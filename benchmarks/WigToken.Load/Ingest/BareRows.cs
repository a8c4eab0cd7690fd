using System.Buffers.Binary;
using Microsoft.Data.Sqlite;
using WigToken.Load.Messages;

namespace WigToken.Load.Ingest;

/// <summary>The rows of the bare loop: of the same widths and in the same order as those that the store makes of a template's messages.</summary>
internal sealed class BareRows : IDisposable
{
    private const long HourMs = 3_600_000;

    // As long as an id of the API in the ledger.
    private const int IdBytes = 17;

    private static readonly string[] Columns =
    [
        "id_hash", "message_id", "series_id", "session_id", "request_id", "is_sidechain", "first_ms", "best_after_ms",
        "input", "cache_write_5m", "cache_write_1h", "cache_read", "output", "cost_nano",
    ];

    private readonly SampleMessage[] _messages;
    private readonly byte[][] _ids;
    private readonly SqliteCommand _command;
    private readonly SqliteParameter[] _parameters;
    private readonly Random _random = new(1);
    private readonly long _beginMs = DateTimeOffset.UtcNow.AddDays(-365).ToUnixTimeMilliseconds();
    private int _number;

    public BareRows(SqliteConnection connection, int rowsPerTransaction)
    {
        _messages = SampleMessage.Create(1, rowsPerTransaction);
        _ids = [.. _messages.Select(_ => Id(_random))];
        _command = connection.CreateCommand();
        _command.CommandText = $"INSERT INTO message ({string.Join(", ", Columns)}) VALUES ({string.Join(", ", Columns.Select(static column => $"@{column}"))})";
        _parameters = [.. Columns.Select(column => _command.Parameters.AddWithValue($"@{column}", 0L))];
        _command.Prepare();
    }

    /// <summary>How many are inserted at once.</summary>
    public int Count => _messages.Length;

    public void Insert(SqliteTransaction transaction)
    {
        _command.Transaction = transaction;
        for (var i = 0; i < _messages.Length; i++)
        {
            var message = _messages[i];
            // The places of hashes in their index are random, whatever the ids are.
            Set(0, (long)_random.Next(int.MinValue, int.MaxValue));
            BinaryPrimitives.WriteInt32BigEndian(_ids[i].AsSpan(IdBytes - sizeof(int)), _number);
            Set(1, _ids[i]);
            Set(2, 1 + i * 4L / _messages.Length);
            Set(3, 1 + i * 4L / _messages.Length);
            Set(4, _ids[^(i + 1)]);
            Set(5, 0L);
            Set(6, _beginMs + _number * HourMs + i * HourMs / _messages.Length);
            Set(7, 0L);
            Set(8, message.Input);
            Set(9, message.CacheWrite5m);
            Set(10, message.CacheWrite1h);
            Set(11, message.CacheRead);
            Set(12, (long)SampleMessage.Output(_number, i));
            Set(13, 3_000_000_000L + message.CacheRead);
            _command.ExecuteNonQuery();
        }

        _number++;
    }

    public void Dispose() => _command.Dispose();

    private void Set(int column, object value) => _parameters[column].Value = value;

    private static byte[] Id(Random random)
    {
        var id = new byte[IdBytes];
        random.NextBytes(id);
        return id;
    }
}
