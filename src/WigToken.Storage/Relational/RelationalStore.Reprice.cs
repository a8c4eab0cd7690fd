using WigToken.Pricing;

namespace WigToken.Storage.Relational;

internal sealed partial class RelationalStore
{
    // About 50 ms of writing, for which others wait.
    private const int RepricedAtOnce = 5000;

    public async Task<IReadOnlyList<RepricedModel>> RepriceAsync(bool isDryRun, IProgress<long>? progress, CancellationToken cancellationToken)
    {
        var models = new Dictionary<(string Provider, string Model), RepricedModel>();
        void Add(StoredMessage row, Cost cost)
        {
            var (provider, model) = (row.Series.Provider, row.Series.Model);
            models[(provider, model)] = models.GetValueOrDefault((provider, model)) + new RepricedModel(
                provider, model, 1, row.Cost == cost ? 0 : 1, row.Cost.NanoDollars, cost.NanoDollars, row.Cost.IsPriced ? 0 : 1, cost.IsPriced ? 0 : 1);
        }

        long done = 0, last = 0;
        while (true)
        {
            var stale = new List<long>();
            var count = 0;
            await foreach (var (rowId, row) in RowsAsync(last, cancellationToken))
            {
                (last, count) = (rowId, count + 1);
                var cost = MessageWriter.Cost(prices, row.ToState());
                if (isDryRun || cost == row.Cost)
                    Add(row, cost);
                else
                    stale.Add(rowId);
            }

            if (count == 0)
                return [.. models.Values.OrderBy(static model => model.Model, StringComparer.Ordinal).ThenBy(static model => model.Provider, StringComparer.Ordinal)];
            // Read again where they are written: a better copy may have arrived since.
            foreach (var (row, cost) in stale.Count == 0 ? [] : await Writer.RunAsync(writers => stale.ConvertAll(writers.Ledger.Messages.Reprice), cancellationToken))
                Add(row, cost);
            progress?.Report(done += count);
        }
    }

    private async IAsyncEnumerable<(long RowId, StoredMessage Row)> RowsAsync(
        long after, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var sql = $"SELECT {MessageColumns.List} FROM {MessageColumns.From} WHERE m.row_id > @after ORDER BY m.row_id LIMIT {RepricedAtOnce}";
        var rows = QueryAsync(
            sql, [("after", after)], static reader => (RowId: reader.GetInt64(0), Series: MessageColumns.SeriesId(reader), Row: MessageColumns.Read(reader, Unlabelled)), cancellationToken);
        await foreach (var (rowId, series, row) in rows)
            yield return (rowId, row with { Series = await SeriesAsync(series, cancellationToken) });
    }
}
