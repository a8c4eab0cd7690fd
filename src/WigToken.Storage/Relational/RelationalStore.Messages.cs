using System.Runtime.CompilerServices;

namespace WigToken.Storage.Relational;

internal sealed partial class RelationalStore
{
    public async Task<IReadOnlyList<StoredMessage>> GetRecentAsync(MessageQuery query, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        var (from, to, row) = (query.FromMs ?? long.MinValue, query.ToMs ?? long.MaxValue, long.MaxValue);
        var series = query.Matches is { } matches ? await MatchingAsync(matches, cancellationToken) : null;
        var conditions = series is null ? "" : $" AND {Sql.In("m.series_id", series)}";
        if (query.SessionId is { } id)
        {
            var sessions = await ListAsync(
                "SELECT session_id, first_ms, last_ms FROM session WHERE name = @name AND first_ms IS NOT NULL", [("name", SessionName.Encode(id))],
                static reader => (Number: reader.GetInt64(0), First: reader.GetInt64(1), Last: reader.GetInt64(2)), cancellationToken);
            if (sessions.Count == 0)
                return [];
            (from, to) = (Math.Max(from, sessions.Min(static session => session.First)), Math.Min(to, sessions.Max(static session => session.Last) + 1));
            var numbers = Sql.In("session_id", [.. sessions.Select(static session => session.Number)]);
            var used = await ListAsync($"SELECT DISTINCT series_id FROM session_series WHERE {numbers}", [], static reader => reader.GetInt64(0), cancellationToken);
            series = series is null ? used : [.. used.Intersect(series)];
            conditions += $" AND m.{numbers}";
        }

        if (series is { Count: 0 })
            return [];
        if (query.After is { } after)
        {
            if (await PlaceAsync(after, cancellationToken) is not { } place)
                return [];
            // The last of the page before may have gone to another time meanwhile.
            if (place.FirstMs < to)
                (to, row) = (place.FirstMs + 1, place.RowId);
        }

        var rows = new List<StoredMessage>();
        await foreach (var span in SpansAsync(from, to, series, cancellationToken))
        {
            var messages = MessagesAsync(
                $"WHERE m.first_ms >= @from AND m.first_ms < @to AND (m.first_ms < @last OR +m.row_id < @row){conditions} ORDER BY m.first_ms DESC, m.row_id DESC LIMIT @limit",
                [("from", Math.Max(from, span.From)), ("to", Math.Min(to, span.To)), ("last", to - 1), ("row", row), ("limit", query.Limit - rows.Count)],
                cancellationToken);
            await foreach (var message in messages)
                rows.Add(message);
            if (rows.Count == query.Limit)
                break;
        }

        return rows;
    }

    /// <summary>The spans of time that have messages of some series, latest first; all of it at once where any series will do.</summary>
    private async IAsyncEnumerable<(long From, long To)> SpansAsync(
        long from, long to, IReadOnlyCollection<long>? series, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (series is null)
        {
            yield return (from, to);
            yield break;
        }

        var which = Sql.In("series_id", series);
        var (first, last) = (await ListAsync(
            $"SELECT coalesce(min(first_quarter), 0), coalesce(max(last_quarter), -1) FROM series_total WHERE {which}", [], static reader => (reader.GetInt64(0), reader.GetInt64(1)), cancellationToken))[0];
        var quarters = RowsAsync(
            $"SELECT DISTINCT quarter FROM rollup WHERE +{which} AND quarter >= @from AND quarter <= @to ORDER BY quarter DESC",
            ["from", "to"], [Math.Max(Quarter.Of(from), first), Math.Min(Quarter.Of(to), last)], static row => row.Number(0), cancellationToken);
        await foreach (var quarter in quarters)
            yield return (Quarter.StartMs(quarter), Quarter.StartMs(quarter + 1));
    }

    private async ValueTask<(long FirstMs, long RowId)?> PlaceAsync(string messageId, CancellationToken cancellationToken)
    {
        var (hash, id) = MessageColumns.Key(messageId);
        await foreach (var place in QueryAsync(
            $"SELECT m.first_ms, m.row_id FROM message m WHERE {MessageColumns.IsKey}", [("hash", hash), ("id", id)], static reader => (reader.GetInt64(0), reader.GetInt64(1)), cancellationToken))
            return place;
        return null;
    }

    /// <summary>The numbers of the series that match.</summary>
    private async Task<IReadOnlyCollection<long>> MatchingAsync(Predicate<Series> matches, CancellationToken cancellationToken)
    {
        // Those that have come to be since the last time; none ever changes.
        var newest = _series.IsEmpty ? 0 : _series.Keys.Max();
        await foreach (var (id, series) in SeriesAfterAsync(newest, cancellationToken))
            _series[id] = series;
        return [.. _series.Where(entry => matches(entry.Value)).Select(static entry => entry.Key)];
    }
}
