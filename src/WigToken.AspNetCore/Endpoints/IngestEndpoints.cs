using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using WigToken.Access;
using WigToken.Contracts;
using WigToken.Ingest;
using WigToken.Metrics;
using WigToken.Parsing;
using WigToken.Storage.Access;

namespace WigToken.Endpoints;

/// <summary>Takes usage from agents. What is answered with 200 is on disk.</summary>
internal static class IngestEndpoints
{
    private const string Source = "claude-code";
    private const int LongestVersion = 64;

    public static void MapIngest(this IEndpointRouteBuilder routes) =>
        routes.MapActions("/api/ingest/messages", (HttpMethods.Post, AccessLevel.Ingest, IngestAsync));

    private static async Task IngestAsync(HttpContext context)
    {
        var start = Stopwatch.GetTimestamp();
        if (context.Caller().Token is null)
            throw new ProblemException(StatusCodes.Status403Forbidden, "scope_insufficient", "Usage is sent with a token, which says whose it is; a sign-in of the host does not.");
        IngestBatch batch;
        int bytes;
        try
        {
            using var body = await IngestBody.ReadAsync(context.Request, context.RequestAborted);
            (batch, bytes) = (IngestReader.Read(body.Utf8), body.SentBytes);
        }
        catch (ProblemException exception)
        {
            var meta = new JsonObject { ["code"] = exception.Code };
            await context.Service<IAuditStore>().AddAuditAsync(context.Audit(AuditActions.IngestRejected, meta, context.Request.ContentLength), context.RequestAborted);
            throw;
        }

        var stored = await StoreAsync(context, batch, bytes);
        context.Service<ServerMetrics>().Ingested(stored.Applied, stored.Updated, stored.Duplicates, stored.Rejected.Count, Stopwatch.GetElapsedTime(start));
        await context.WriteJsonAsync(stored, WigTokenJson.Default.IngestResponse);
    }

    private static async Task<IngestResponse> StoreAsync(HttpContext context, IngestBatch batch, int bytes)
    {
        var user = context.Caller().User;
        var projects = batch.Rows.GroupBy(static row => row.Project, StringComparer.Ordinal).ToList();
        var usage = projects.ConvertAll(rows => new UsageBatch(new UsageOrigin(user, batch.Machine, rows.Key, Source), [.. rows.Select(static row => row.Record)]));
        var meta = new JsonObject { ["machine"] = batch.Machine, ["received"] = batch.Received };
        var audit = context.Audit(AuditActions.Ingest, meta, bytes);
        var result = await context.Service<IReceiver>().ReceiveAsync(
            new ReceivedBatch(usage, Sighting(context, user, batch.Machine), result =>
            {
                (meta["applied"], meta["updated"], meta["duplicates"]) = (result.Counts.Applied, result.Counts.Updated, result.Counts.Duplicates);
                meta["rejected"] = batch.Rejected.Count + result.Counts.Rejected;
                return audit with { Meta = meta.ToJsonString() };
            }),
            context.RequestAborted);

        List<RejectedMessage> rejected = [.. batch.Rejected];
        if (result.Rejected.Count > 0)
        {
            var rows = projects.SelectMany(static rows => rows).ToList();
            rejected.AddRange(result.Rejected.Select(refused => new RejectedMessage(rows[refused.Index].Index, rows[refused.Index].Record.MessageId, refused.Reason)));
            rejected.Sort(static (a, b) => a.Index.CompareTo(b.Index));
        }

        return new IngestResponse(true, batch.Received, result.Counts.Applied, result.Counts.Updated, result.Counts.Duplicates, rejected);
    }

    private static MachineSighting Sighting(HttpContext context, string user, string machine)
    {
        var headers = context.Request.Headers;
        var version = headers["WigToken-Agent-Version"].ToString();
        var now = context.NowMs();
        return new MachineSighting
        {
            User = user,
            Machine = machine,
            SeenMs = now,
            AgentVersion = PlainText.IsPlain(version, LongestVersion) ? version : "",
            QueueDepth = Number(headers["WigToken-Queue-Depth"]),
            SkewMs = Number(headers["WigToken-Client-Time"]) - now,
        };
    }

    private static long? Number(string? text) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
