using System.Text.Json;
using WigToken.Load.Servers;

namespace WigToken.Load.Queries;

/// <summary>What dashboards and scrapers ask for.</summary>
internal static class ReadPaths
{
    private const long DayMs = 86_400_000;

    /// <param name="endMs">Where the ranges end, Unix milliseconds: the newest message, so that a database that was kept has something in them.</param>
    public static IReadOnlyList<(string Name, Uri Path)> Until(long endMs)
    {
        string Range(int days) => $"from={Math.Max(0, endMs - days * DayMs)}&to={endMs + 1}";
        (string Name, string Path)[] paths =
        [
            ("totals", "api/usage/totals"),
            ("metrics", "metrics"),
            ("breakdown", "api/usage/breakdown"),
            ("timeseries, 24 hours", $"api/usage/timeseries?{Range(1)}"),
            ("timeseries, 7 days", $"api/usage/timeseries?{Range(7)}"),
            ("timeseries, 30 days", $"api/usage/timeseries?{Range(30)}"),
            ("timeseries, 365 days by day", $"api/usage/timeseries?{Range(365)}&step=day"),
            ("timeseries, 7 days, models", $"api/usage/timeseries?{Range(7)}&by=model"),
            ("timeseries, 7 days, users", $"api/usage/timeseries?{Range(7)}&by=user"),
            ("timeseries, 365 days by day, models", $"api/usage/timeseries?{Range(365)}&step=day&by=model"),
            ("timeseries, 365 days by day, users", $"api/usage/timeseries?{Range(365)}&step=day&by=user"),
            ("leaderboard, all time", "api/usage/leaderboard"),
            ("leaderboard, 30 days", $"api/usage/leaderboard?{Range(30)}"),
            ("leaderboard, 365 days", $"api/usage/leaderboard?{Range(365)}"),
            ("one user", $"api/usage/users/{TeamYear.UserName(0)}"),
            ("recent", "api/usage/recent"),
            ("recent of one user", $"api/usage/recent?user={TeamYear.UserName(0)}"),
            ("recent of one project", $"api/usage/recent?project=-home-{TeamYear.UserName(40)}-project-3"),
            ("summary, 24 hours, compared", $"api/usage/summary?{Range(1)}&compare=previous"),
            ("summary, 30 days, by user, compared", $"api/usage/summary?{Range(30)}&compare=previous&by=user"),
            ("summary, 365 days, by model", $"api/usage/summary?{Range(365)}&by=model"),
            ("labels", "api/usage/labels"),
            ("projects, 30 days", $"api/usage/projects?{Range(30)}"),
            ("sessions, 30 days", $"api/usage/sessions?{Range(30)}"),
            ("sessions, 365 days", $"api/usage/sessions?{Range(365)}"),
            ("sessions, 30 days, by cost", $"api/usage/sessions?{Range(30)}&sort=cost"),
            ("sessions, 365 days, by cost", $"api/usage/sessions?{Range(365)}&sort=cost"),
            ("sessions, 365 days, one model, by cost", $"api/usage/sessions?{Range(365)}&sort=cost&model=claude-opus-4-5-20251101"),
            ("sessions, 365 days, one project", $"api/usage/sessions?{Range(365)}&project=-home-{TeamYear.UserName(40)}-project-3"),
        ];
        return [.. paths.Select(static entry => (entry.Name, new Uri(entry.Path, UriKind.Relative)))];
    }

    public static async Task<long> NewestMsAsync(ServerProcess server, CancellationToken cancellationToken)
    {
        using var recent = JsonDocument.Parse(await server.Client.GetByteArrayAsync(new Uri("api/usage/recent?limit=1", UriKind.Relative), cancellationToken));
        return recent.RootElement.GetProperty("entries")[0].GetProperty("ts").GetInt64();
    }
}
