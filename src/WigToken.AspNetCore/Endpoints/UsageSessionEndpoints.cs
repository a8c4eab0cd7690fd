using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using WigToken.Access;
using WigToken.Contracts;
using WigToken.Storage;

namespace WigToken.Endpoints;

/// <summary>The sessions that people worked in.</summary>
internal static class UsageSessionEndpoints
{
    private static readonly Dictionary<string, SessionOrder> Orders = new(StringComparer.Ordinal)
    {
        ["last"] = SessionOrder.Last, ["first"] = SessionOrder.First, ["messages"] = SessionOrder.Messages, ["tokens"] = SessionOrder.Tokens,
        ["weighted"] = SessionOrder.Weight, ["cost"] = SessionOrder.Cost,
    };

    private static readonly Dictionary<string, bool> Directions = new(StringComparer.Ordinal) { ["desc"] = false, ["asc"] = true };

    public static void MapUsageSessions(this IEndpointRouteBuilder routes) => routes.MapRead("/api/usage/sessions", AccessLevel.Read, SessionsAsync);

    private static async Task SessionsAsync(HttpContext context)
    {
        var query = new Query(context);
        var (range, limit) = (UsageRange.Of(query), query.Limit(otherwise: 50, most: 200));
        var sessions = await context.Service<ISessionStore>().GetSessionsAsync(
            new SessionQuery
            {
                FromMs = range.From,
                ToMs = range.To,
                Matches = SeriesFilter.Of(query).Predicate,
                Id = query.Has("id") ? query.Text("id") ?? "" : null,
                Order = query.Choice("sort", Orders, "last"),
                IsAscending = query.Choice("order", Directions, "desc"),
                After = query.Text("cursor") is { } cursor ? ReadCursor(cursor) : null,
                // One more than asked for tells whether there is another page.
                Limit = limit + 1,
            },
            context.RequestAborted);
        var page = sessions.Take(limit).ToList();
        var next = sessions.Count > limit ? string.Create(CultureInfo.InvariantCulture, $"{page[^1].Place.Value}.{page[^1].Place.Number}") : null;
        await context.WriteJsonAsync(new SessionsResponse([.. page.Select(Show)], next), WigTokenJson.Default.SessionsResponse);
    }

    private static (long Value, long Number) ReadCursor(string cursor) =>
        cursor.Split('.') is [var value, var number]
        && long.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var at)
        && long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var session)
            ? (at, session)
            : throw new ProblemException("cursor_invalid", $"'cursor' is {Query.Quote(cursor)}; expected the 'next' of the page before.");

    private static SessionInfo Show(SessionUsage session)
    {
        IReadOnlyList<string> Labels(string label) => [.. session.Parts.Select(part => SeriesKey.All[label](part.Series)).Distinct(StringComparer.Ordinal)];
        return new SessionInfo
        {
            Id = session.Id,
            User = session.User,
            Machines = Labels("machine"),
            Projects = Labels("project"),
            Models = Labels("model"),
            First = session.FirstMs,
            Last = session.LastMs,
            SidechainMessages = session.Sidechains,
            Totals = Shapes.Totals(session.Parts.Aggregate(default(UsageSum), static (sum, part) => sum + part.Sum)),
        };
    }
}
