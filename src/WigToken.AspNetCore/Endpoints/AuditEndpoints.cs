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

    private const int PageOfCsv = 1000, PagesOfCsv = 100;

    public static void MapAudit(this IEndpointRouteBuilder routes)
    {
        routes.MapRead("/api/admin/audit", AccessLevel.Admin, AuditAsync);
        routes.MapRead("/api/admin/audit.csv", AccessLevel.Admin, CsvAsync);
    }

    private static async Task AuditAsync(HttpContext context)
    {
        var query = new Query(context);
        var limit = query.Limit(otherwise: 100, most: 1000);
        // One more than asked for tells whether there is another page.
        var wanted = Wanted(query, limit + 1) with { After = query.Text("cursor") is { } cursor ? ReadCursor(cursor) : null };
        var entries = await context.Service<IAuditStore>().GetAuditAsync(wanted, context.RequestAborted);
        var page = entries.Take(limit).ToList();
        var next = entries.Count > limit ? string.Create(CultureInfo.InvariantCulture, $"{page[^1].TimeMs}.{page[^1].Id}") : null;
        await context.WriteJsonAsync(new AuditResponse([.. page.Select(Show)], next), WigTokenJson.Default.AuditResponse);
    }

    private static async Task CsvAsync(HttpContext context)
    {
        var wanted = Wanted(new Query(context), PageOfCsv);
        var store = context.Service<IAuditStore>();
        // The first page before the answer begins: what fails is then answered as an error.
        var page = await store.GetAuditAsync(wanted, context.RequestAborted);
        await Csv.BeginAsync(context, "wigtoken-audit.csv", "id", "time", "action", "user", "ip", "token_id", "bytes", "meta");
        for (var pages = 1; ; pages++)
        {
            foreach (var entry in page)
                await context.Response.WriteAsync(Row(entry), context.RequestAborted);
            if (page.Count < PageOfCsv || pages == PagesOfCsv)
                return;
            page = await store.GetAuditAsync(wanted with { After = (page[^1].TimeMs, page[^1].Id) }, context.RequestAborted);
        }
    }

    private static string Row(AuditEntry entry) => Csv.Row(
        Invariant(entry.Id), DateTimeOffset.FromUnixTimeMilliseconds(entry.TimeMs).ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture), Csv.Text(entry.Action),
        Csv.Text(entry.User), Csv.Text(entry.Address), Invariant(entry.TokenId), Invariant(entry.Bytes), Csv.Text(entry.Meta));

    private static string Invariant(long? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "";

    private static AuditQuery Wanted(Query query, int limit)
    {
        var range = UsageRange.Of(query, "since", "until");
        return new AuditQuery
        {
            SinceMs = range.From,
            UntilMs = range.To,
            Action = query.Text("action") is { } action ? query.Choice("action", Actions, action) : null,
            User = query.Text("user"),
            Limit = limit,
        };
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
