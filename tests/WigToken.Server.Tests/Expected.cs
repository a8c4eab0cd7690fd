using System.Globalization;
using System.Text.Json;
using WigToken.Oracle;

namespace WigToken.Server.Tests;

/// <summary>What the oracle says of a tree, and whether a server says the same.</summary>
internal sealed class Expected(IReadOnlyDictionary<string, OracleRow> rows)
{
    public IReadOnlyDictionary<string, OracleRow> Rows => rows;

    public OracleSum Total { get; } = OracleSum.Of(rows.Values);

    public static Expected Of(string tree, Func<string, (string, string, string?)>? labels = null) => new(OracleLedger.ReadTree(
        tree, labels ?? Solo, static path => new DateTimeOffset(File.GetLastWriteTimeUtc(path)).ToUnixTimeMilliseconds()));

    public static (string, string, string?) Solo(string relativePath) =>
        ("alice", "laptop", relativePath.Contains('/', StringComparison.Ordinal) ? relativePath.Split('/')[0] : "");

    /// <summary>Whether the totals are right; for waiting.</summary>
    public async Task<bool> IsTotalOfAsync(ServerProcess server) => Figures((await server.GetAsync("api/usage/totals")).GetProperty("totals")) == Figures(Total);

    /// <summary>Totals, per model, per day, per user and machine, per project.</summary>
    public async Task AssertSameAsync(ServerProcess server)
    {
        Assert.Equal(Figures(Total), Figures((await server.GetAsync("api/usage/totals")).GetProperty("totals")));
        Assert.Equal(Per(rows.Values.ByModel()), Ordered(await SharesAsync(server, "perModel")));
        Assert.Equal(
            Per(rows.Values.GroupBy(static row => row.Project ?? "").ToDictionary(static group => group.Key, OracleSum.Of)),
            Ordered(await SharesAsync(server, "perProject")));
        await AssertSameUsersAsync(server);
        await AssertSameDaysAsync(server);
    }

    private async Task AssertSameUsersAsync(ServerProcess server)
    {
        var cost = (await server.GetAsync("api/usage/breakdown")).GetProperty("cost").EnumerateArray();
        var messages = cost.GroupBy(static row => $"{row.GetProperty("user")} {row.GetProperty("machine")}")
            .Select(static group => (group.Key, group.Sum(static row => row.GetProperty("messages").GetInt64())));
        Assert.Equal(Ordered(rows.Values.GroupBy(static row => $"{row.User} {row.Machine}").Select(static group => (group.Key, (long)group.Count()))), Ordered(messages));
    }

    private async Task AssertSameDaysAsync(ServerProcess server)
    {
        // As many days as one time series holds; some fixtures have clocks that are off by centuries.
        const long From = 946_684_800_000, To = From + 9_999 * 86_400_000L;
        var days = rows.Values.Where(static row => row.EarliestTimestampMs is >= From and < To).ByUtcDay();
        var series = await server.GetAsync($"api/usage/timeseries?from={From}&to={To}&step=day&tz=UTC");
        var actual = series.GetProperty("buckets").EnumerateArray()
            .Where(static bucket => bucket.GetProperty("messages").GetInt64() > 0)
            .Select(static bucket => (
                DateOnly.FromDateTime(DateTimeOffset.FromUnixTimeMilliseconds(bucket.GetProperty("ts").GetInt64()).UtcDateTime).ToString("O", CultureInfo.InvariantCulture),
                bucket.GetProperty("messages").GetInt64(),
                bucket.GetProperty("tokensRaw").GetInt64()));
        var expected = days.Select(static day => (day.Key.ToString("O", CultureInfo.InvariantCulture), (long)day.Value.Messages, day.Value.Counts.Total));
        Assert.Equal(Ordered(expected), Ordered(actual));
    }

    /// <summary>Messages and tokens by a key, added up over all users.</summary>
    private async Task<List<(string, long, long)>> SharesAsync(ServerProcess server, string shares)
    {
        var all = new List<(string Key, long Messages, long Tokens)>();
        foreach (var user in rows.Values.Select(static row => row.User).Distinct())
        {
            var answer = await server.GetAsync($"api/usage/users/{Uri.EscapeDataString(user)}");
            all.AddRange(answer.GetProperty(shares).EnumerateArray().Select(static share => (
                share.GetProperty("key").GetString()!,
                share.GetProperty("totals").GetProperty("messages").GetInt64(),
                share.GetProperty("totals").GetProperty("sum").GetInt64())));
        }

        return [.. all.GroupBy(static share => share.Key).Select(static group => (
            group.Key, group.Sum(static share => share.Messages), group.Sum(static share => share.Tokens)))];
    }

    private static List<(string, long, long)> Per(IReadOnlyDictionary<string, OracleSum> sums) =>
        Ordered(sums.Select(static pair => (pair.Key, (long)pair.Value.Messages, pair.Value.Counts.Total)));

    private static List<T> Ordered<T>(IEnumerable<T> rows) => [.. rows.Order()];

    private static string Figures(OracleSum sum) =>
        $"{sum.Messages} {sum.Counts.Input} {sum.Counts.CacheCreation5Minutes + sum.Counts.CacheCreation1Hour} {sum.Counts.CacheRead} {sum.Counts.Output}";

    private static string Figures(JsonElement totals) =>
        $"{totals.GetProperty("messages")} {totals.GetProperty("input")} {totals.GetProperty("cacheCreation")} {totals.GetProperty("cacheRead")} {totals.GetProperty("output")}";
}
