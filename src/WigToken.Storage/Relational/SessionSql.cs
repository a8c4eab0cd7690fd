namespace WigToken.Storage.Relational;

/// <summary>The statements that sessions are read by.</summary>
internal static class SessionSql
{
    private const string Columns = "s.session_id, s.user_name, s.name, s.first_ms, s.last_ms";

    /// <summary>A page: the columns of each session, and what it is put in order by.</summary>
    public static (string Sql, (string, object)[] Parameters) Page(SessionQuery query, IReadOnlyCollection<long>? series)
    {
        var parameters = new List<(string, object)> { ("limit", query.Limit) };
        parameters.Add(("from", query.FromMs ?? long.MinValue));
        parameters.Add(("to", query.ToMs ?? long.MaxValue));
        var conditions = new List<string> { "s.last_ms >= @from", "s.first_ms < @to" };
        if (query.Id is { } id)
        {
            conditions.Add("s.name = @name");
            parameters.Add(("name", SessionName.Encode(id)));
        }

        var after = "1 = 1";
        if (query.After is { } place)
        {
            after = $"({Value(query.Order)}, s.session_id) {(query.IsAscending ? ">" : "<")} (@value, @number)";
            parameters.Add(("value", place.Value));
            parameters.Add(("number", place.Number));
        }

        var direction = query.IsAscending ? "ASC" : "DESC";
        var order = $"ORDER BY {Value(query.Order)} {direction}, s.session_id {direction} LIMIT @limit";
        // The plus keeps an engine from seeking each of the numbers in each session, which took a thousand times as long.
        var isOfSeries = series is null ? "1 = 1" : "+" + Sql.In("p.series_id", series);
        if (query.Order is SessionOrder.Last or SessionOrder.First)
        {
            conditions.Add($"EXISTS (SELECT 1 FROM session_series p WHERE p.session_id = s.session_id AND {isOfSeries})");
            return ($"SELECT {Columns}, {Value(query.Order)} FROM session s WHERE {string.Join(" AND ", conditions)} AND {after} {order}", [.. parameters]);
        }

        return (
            $"""
            SELECT {Columns}, {Value(query.Order)} FROM session s JOIN session_series p ON p.session_id = s.session_id
            WHERE {string.Join(" AND ", conditions)} AND {isOfSeries} GROUP BY s.session_id HAVING {after} {order}
            """,
            [.. parameters]);
    }

    /// <summary>The sums of sessions by series.</summary>
    public static string Parts(IReadOnlyCollection<long> sessions, IReadOnlyCollection<long>? series) =>
        $"""
        SELECT session_id, series_id, sidechains, {SumColumns.List} FROM session_series
        WHERE {Sql.In("session_id", sessions)}{(series is null ? "" : " AND " + Sql.In("series_id", series))} ORDER BY session_id, series_id
        """;

    private static string Value(SessionOrder order) => order switch
    {
        SessionOrder.Last => "s.last_ms",
        SessionOrder.First => "s.first_ms",
        SessionOrder.Messages => "sum(p.messages)",
        SessionOrder.Tokens => "sum(p.input + p.cache_write_5m + p.cache_write_1h + p.cache_read + p.output)",
        SessionOrder.Weight => $"sum({Pricing.TokenWeights.Input} * p.input + {Pricing.TokenWeights.CacheWrite} * (p.cache_write_5m + p.cache_write_1h) + {Pricing.TokenWeights.CacheRead} * p.cache_read + {Pricing.TokenWeights.Output} * p.output)",
        SessionOrder.Cost => "sum(p.cost_nano)",
        _ => throw new ArgumentOutOfRangeException(nameof(order), order, null),
    };
}
