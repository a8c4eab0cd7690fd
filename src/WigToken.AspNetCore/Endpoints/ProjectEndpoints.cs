using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using WigToken.Access;
using WigToken.Contracts;

namespace WigToken.Endpoints;

/// <summary>Projects, page by page.</summary>
internal static class ProjectEndpoints
{
    // An empty cursor is none, and a project's name may be empty.
    private const string CursorMark = "~";

    public static void MapProjects(this IEndpointRouteBuilder routes) => routes.MapRead("/api/usage/projects", AccessLevel.Read, ProjectsAsync);

    private static async Task ProjectsAsync(HttpContext context)
    {
        var query = new Query(context);
        var (range, filter, limit) = (UsageRange.Of(query), SeriesFilter.Of(query), query.Limit(otherwise: 100, most: 1000));
        var sums = await Period.SumsAsync(context, range, filter);
        var projects = sums.GroupBy(SeriesKey.All["project"]);
        var start = query.Text("cursor") is { } cursor ? 1 + projects.FindIndex(project => CursorMark + project.Key == cursor) : 0;
        if (start == 0 && query.Text("cursor") is { } unknown)
            throw new ProblemException("cursor_invalid", $"'cursor' is {Query.Quote(unknown)}; expected the 'next' of the page before.");
        var parts = sums.ToLookup(static entry => entry.Series.Project, static entry => entry.Series, StringComparer.Ordinal);
        var times = await LabelTimes.ReadAsync(context, filter, SeriesKey.All["project"]);
        int Count(string project, string label) => parts[project].Select(SeriesKey.All[label]).Distinct(StringComparer.Ordinal).Count();
        var page = projects.Skip(start).Take(limit).Select(project => new ProjectUsage(
            project.Key, Shapes.Totals(project.Sum), Count(project.Key, "user"), Count(project.Key, "machine"), Count(project.Key, "model"),
            times.TryGetValue(project.Key, out var used) ? used.First : null, times.TryGetValue(project.Key, out used) ? used.Last : null)).ToList();
        await context.WriteJsonAsync(
            new ProjectsResponse(page, start + page.Count < projects.Count ? CursorMark + page[^1].Project : null), WigTokenJson.Default.ProjectsResponse);
    }
}
