using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using WigToken.Access;
using WigToken.Contracts;
using WigToken.Storage.Access;

namespace WigToken.Endpoints;

/// <summary>The origins whose pages may show widgets.</summary>
internal static class EmbedOriginEndpoints
{
    private const int LongestLabel = 256;

    public static void MapEmbedOrigins(this IEndpointRouteBuilder routes)
    {
        routes.MapActions("/api/admin/embed-origins", (HttpMethods.Get, AccessLevel.Admin, ListAsync), (HttpMethods.Post, AccessLevel.Admin, AddAsync));
        routes.MapActions("/api/admin/embed-origins/{id}", (HttpMethods.Delete, AccessLevel.Admin, RemoveAsync));
    }

    private static async Task ListAsync(HttpContext context)
    {
        var origins = await context.Service<IEmbedOriginStore>().GetEmbedOriginsAsync(context.RequestAborted);
        await context.WriteJsonAsync(new EmbedOriginsResponse([.. origins.Select(Show)]), WigTokenJson.Default.EmbedOriginsResponse);
    }

    private static async Task AddAsync(HttpContext context)
    {
        var request = await context.ReadJsonAsync(WigTokenJson.Default.AddEmbedOriginRequest);
        if (!EmbedOrigin.TryNormalise(request?.Origin, out var origin))
            throw new ProblemException("origin_invalid", $"'origin' is {Query.Quote(request?.Origin ?? "")}; expected the scheme, host and port of a page, such as https://example.org.");
        var label = request?.Label ?? "";
        if (!PlainText.IsPlain(label, LongestLabel))
            throw new ProblemException("label_invalid", $"'label' is to be at most {LongestLabel} characters without control characters.");
        var meta = new JsonObject { ["origin"] = origin, ["label"] = label };
        var added = await context.Service<IEmbedOriginStore>().AddEmbedOriginAsync(origin, label, context.Audit(AuditActions.EmbedOriginAdded, meta), context.RequestAborted)
            ?? throw new ProblemException(StatusCodes.Status409Conflict, "origin_exists", $"{origin} is there already.");
        await context.WriteJsonAsync(Show(added), WigTokenJson.Default.EmbedOriginInfo);
    }

    private static async Task RemoveAsync(HttpContext context)
    {
        var id = TokenEndpoints.Id(context);
        if (!await context.Service<IEmbedOriginStore>().RemoveEmbedOriginAsync(id, context.Audit(AuditActions.EmbedOriginRemoved, new JsonObject { ["id"] = id }), context.RequestAborted))
            throw new ProblemException(StatusCodes.Status404NotFound, "origin_unknown", $"There is no embed origin {id}.");
        await context.WriteJsonAsync(new OkResponse(true), WigTokenJson.Default.OkResponse);
    }

    private static EmbedOriginInfo Show(EmbedOrigin origin) => new(origin.Id, origin.Origin, origin.Label, origin.CreatedMs);
}
