namespace WigToken.Storage.Relational;

internal sealed partial class RelationalStore
{
    public async Task<IReadOnlyList<SessionUsage>> GetSessionsAsync(SessionQuery query, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        var series = query.Matches is { } matches ? await MatchingAsync(matches, cancellationToken) : null;
        if (series is { Count: 0 })
            return [];
        var (sql, parameters) = SessionSql.Page(query, series);
        var page = await ListAsync(
            sql,
            parameters,
            static reader => (Number: reader.GetInt64(0), User: reader.GetString(1), Id: SessionName.Decode(reader.GetFieldValue<byte[]>(2)), First: reader.GetInt64(3), Last: reader.GetInt64(4), Value: reader.GetInt64(5)),
            cancellationToken);
        if (page.Count == 0)
            return [];
        var parts = await PartsAsync(page.Select(static row => row.Number), series, cancellationToken);
        return
        [
            .. page.Where(row => parts.Contains(row.Number)).Select(row => new SessionUsage(
                row.Id, row.User, row.First, row.Last, parts[row.Number].Sum(static part => part.Sidechains),
                [.. parts[row.Number].Select(static part => (part.Series, part.Sum)).OrderByDescending(static part => part.Sum.Messages)], (row.Value, row.Number))),
        ];
    }

    private async Task<ILookup<long, (Series Series, UsageSum Sum, long Sidechains)>> PartsAsync(
        IEnumerable<long> sessions, IReadOnlyCollection<long>? series, CancellationToken cancellationToken)
    {
        var parts = new List<(long Session, Series Series, UsageSum Sum, long Sidechains)>();
        var rows = QueryAsync(
            SessionSql.Parts([.. sessions], series),
            [],
            static reader => (Session: reader.GetInt64(0), Series: reader.GetInt64(1), Sidechains: reader.GetInt64(2), Sum: SumColumns.Read(reader, 3)),
            cancellationToken);
        await foreach (var row in rows)
            parts.Add((row.Session, await SeriesAsync(row.Series, cancellationToken), row.Sum, row.Sidechains));
        return parts.ToLookup(static part => part.Session, static part => (part.Series, part.Sum, part.Sidechains));
    }
}
