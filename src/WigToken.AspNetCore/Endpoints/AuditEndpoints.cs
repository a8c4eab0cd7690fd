using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using WigToken.Access;
using WigToken.Contracts;
using WigToken.Storage.Access;

namespace WigToken.Endpoints;

/// <summary>Who did what.</summary>
internal static class AuditEndpoints
{
    private static readonly Dictionary<string, string> Actions = AuditActions.All.ToDictionary(static action => action, StringComparer.Ordinal);

    public static void MapAudit(this IEndpointRouteBuilder routes) => routes.MapRead("/api/admin/audit", AccessLevel.Admin, AuditAsync);

    private static async Task AuditAsync(HttpContext context)
    {
        var query = new Query(context);
        var (since, until, limit) = (query.Instant("since"), query.Instant("until"), query.Limit(otherwise: 100, most: 1000));
        if (since >= until)
            throw new ProblemException("range_invalid", $"'since' ({since}) is not before 'until' ({until}).");
        var entries = await context.Service<IAuditStore>().GetAuditAsync(
            new AuditQuery
            {
                SinceMs = since,
                UntilMs = until,
                Action = query.Text("action") is { } action ? query.Choice("action", Actions, action) : null,
                User = query.Text("user"),
                After = query.Text("cursor") is { } cursor ? ReadCursor(cursor) : null,
                // One more than asked for tells whether there is another page.
                Limit = limit + 1,
            },
            context.RequestAborted);
        var page = entries.Take(limit).ToList();
        var next = entries.Count > limit ? string.Create(CultureInfo.InvariantCulture, $"{page[^1].TimeMs}.{page[^1].Id}") : null;
        await context.WriteJsonAsync(new AuditResponse([.. page.Select(Show)], next), WigTokenJson.Default.AuditResponse);
    }

    private static (long TimeMs, long Id) ReadCursor(string cursor) =>
        cursor.Split('.') is [var time, var id]
        && long.TryParse(time, NumberStyles.None, CultureInfo.InvariantCulture, out var timeMs)
        && long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? (timeMs, number)
            : throw new ProblemException("cursor_invalid", $"'cursor' is {Query.Quote(cursor)}; expected the 'next' of the page before.");

    private static AuditInfo Show(AuditEntry entry) => new(
        entry.Id, entry.TimeMs, entry.TokenId, entry.Action, entry.User, entry.Address, entry.Bytes, JsonElement.Parse(entry.Meta));
}
