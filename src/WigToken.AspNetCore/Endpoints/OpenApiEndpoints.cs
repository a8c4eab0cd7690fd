using System.Reflection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using WigToken.Access;

namespace WigToken.Endpoints;

/// <summary>The description of the interface, kept out of the host's own document.</summary>
internal static class OpenApiEndpoints
{
    public static void MapOpenApi(this IEndpointRouteBuilder routes) => routes.MapRead("/openapi/wigtoken.json", AccessLevel.Counter, OpenApiAsync);

    private static async Task OpenApiAsync(HttpContext context)
    {
        context.Response.ContentType = "application/json; charset=utf-8";
        context.Response.Headers.CacheControl = "no-cache";
        context.Response.Headers.XContentTypeOptions = "nosniff";
        await using var document = Assembly.GetExecutingAssembly().GetManifestResourceStream("openapi/wigtoken.json")!;
        await document.CopyToAsync(context.Response.Body, context.RequestAborted);
    }
}
