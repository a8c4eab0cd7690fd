using System.Data.Common;
using System.Runtime.CompilerServices;
using WigToken.Parsing;

namespace WigToken.Storage.Relational;

internal sealed partial class RelationalStore
{
    public async Task<(UsageSum Sum, long Version)> GetTotalAsync(CancellationToken cancellationToken)
    {
        await foreach (var row in QueryAsync(
            $"SELECT {SumColumns.List}, version FROM total", [], static reader => (SumColumns.Read(reader, 0), reader.GetInt64(8)), cancellationToken))
            return row;
        return default;
    }

    public async IAsyncEnumerable<Rollup> GetMessageSumsAsync(long fromMs, long toMs, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var row in MessagesAsync(
            "WHERE m.first_ms >= @from AND m.first_ms < @to ORDER BY m.first_ms", [("from", fromMs), ("to", toMs)], cancellationToken))
            yield return new Rollup(row.FirstMs, row.Series, row.ToSum());
    }

    public async Task<StoredMessage?> FindAsync(string messageId, CancellationToken cancellationToken)
    {
        var (hash, id) = MessageColumns.Key(messageId);
        await foreach (var row in MessagesAsync($"WHERE {MessageColumns.IsKey}", [("hash", hash), ("id", id)], cancellationToken))
            return row;
        return null;
    }

    public async Task<IReadOnlyList<TranscriptState>> GetTranscriptsAsync(CancellationToken cancellationToken)
    {
        var states = new List<TranscriptState>();
        await foreach (var state in QueryAsync(
            "SELECT path, size, modified_ms, read_to, fingerprint, timestamp_ms FROM transcript", [], ReadTranscript, cancellationToken))
            states.Add(state);
        return states;
    }

    public async Task<string?> GetSettingAsync(string name, CancellationToken cancellationToken)
    {
        await foreach (var value in QueryAsync("SELECT value FROM setting WHERE name = @name", [("name", name)], static reader => reader.GetString(0), cancellationToken))
            return value;
        return null;
    }

    private async IAsyncEnumerable<StoredMessage> MessagesAsync(
        string clauses, (string, object)[] parameters, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var sql = $"SELECT {MessageColumns.List} FROM {MessageColumns.From} {clauses}";
        var rows = QueryAsync(
            sql, parameters, static reader => (MessageColumns.SeriesId(reader), Row: MessageColumns.Read(reader, Unlabelled)), cancellationToken);
        await foreach (var (series, row) in rows)
            yield return row with { Series = await SeriesAsync(series, cancellationToken) };
    }

    private static readonly Series Unlabelled = new("", "", "", "", "", "");

    private static TranscriptState ReadTranscript(DbDataReader reader) => new(
        reader.GetString(0),
        reader.GetInt64(1),
        reader.GetInt64(2),
        new TranscriptPosition(
            reader.GetInt64(3),
            System.Runtime.InteropServices.ImmutableCollectionsMarshal.AsImmutableArray(reader.GetFieldValue<byte[]>(4)),
            reader.IsDBNull(5) ? null : reader.GetInt64(5)));

    private ValueTask<Series> SeriesAsync(long id, CancellationToken cancellationToken) =>
        _series.TryGetValue(id, out var known) ? ValueTask.FromResult(known) : ReadSeriesAsync(id, cancellationToken);

    private async ValueTask<Series> ReadSeriesAsync(long id, CancellationToken cancellationToken)
    {
        await foreach (var (series, labels) in SeriesAfterAsync(0, cancellationToken))
            _series[series] = labels;
        return _series[id];
    }

    private IAsyncEnumerable<(long Id, Series Series)> SeriesAfterAsync(long id, CancellationToken cancellationToken) => QueryAsync(
        $"SELECT {SeriesColumns.List} FROM series WHERE series_id > @after", [("after", id)], static reader => (reader.GetInt64(0), SeriesColumns.Read(reader, 1)), cancellationToken);

    private async IAsyncEnumerable<T> QueryAsync<T>(
        string sql, (string Name, object Value)[] parameters, Func<DbDataReader, T> read, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var connection = await engine.OpenReaderAsync(cancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in parameters)
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = ("@" + name, value);
            command.Parameters.Add(parameter);
        }

        await using var reader = await ExplainAsync(command, static (command, cancellationToken) => command.ExecuteReaderAsync(cancellationToken), cancellationToken);
        while (await ExplainAsync(reader, static (reader, cancellationToken) => reader.ReadAsync(cancellationToken), cancellationToken))
            yield return read(reader);
    }

    private async ValueTask<TResult> ExplainAsync<T, TResult>(T on, Func<T, CancellationToken, Task<TResult>> call, CancellationToken cancellationToken)
    {
        try
        {
            return await call(on, cancellationToken);
        }
        catch (DbException exception)
        {
            if (engine.Explain(exception) is { } explained)
                throw explained;
            throw;
        }
    }
}
