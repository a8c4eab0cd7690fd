using System.Collections.Frozen;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using WigToken.Access;
using WigToken.Assets;
using WigToken.Configuration;
using WigToken.Endpoints;

namespace WigToken.Page;

/// <summary>
/// The dashboard: static files out of the package. All its links are relative and its own addresses stand behind the <c>#</c>, so that one page
/// works under any path and takes none from the host.
/// </summary>
internal static class PageEndpoints
{
    private const string Index = "index.html", Assets = "assets/";

    // What the page was built of is named by its content; after an update the old names are gone.
    private const string Forever = "public, max-age=31536000, immutable";

    private static readonly FrozenDictionary<string, EmbeddedAsset> Files = EmbeddedAssets.Load("dashboard/");

    public static void MapPage(this IEndpointRouteBuilder routes)
    {
        routes.MapRead("/", AccessLevel.Open, IndexAsync);
        routes.MapRead("/assets/{file}", AccessLevel.Open, AssetAsync);
    }

    private static Task IndexAsync(HttpContext context)
    {
        if (context.Service<WigTokenSettings>().IsHeadless)
            return WriteTextAsync(context, "headless.");

        // Relative links need a path that ends in a slash. The redirect is relative too: whatever stands before us in the path stays.
        var path = (context.Request.PathBase + context.Request.Path).ToUriComponent();
        if (path.Length > 0 && !path.EndsWith('/'))
        {
            context.Response.Redirect(path[(path.LastIndexOf('/') + 1)..] + "/" + context.Request.QueryString);
            return Task.CompletedTask;
        }

        if (!Files.TryGetValue(Index, out var index))
            return WriteTextAsync(context, "this server was built without Node.js, and so without its dashboard.");
        var headers = context.Response.Headers;
        if (headers.ContentSecurityPolicy.Count == 0)
        {
            headers.ContentSecurityPolicy =
                "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'";
        }

        headers["Referrer-Policy"] = "no-referrer";
        return index.WriteAsync(context, "no-cache");
    }

    private static Task AssetAsync(HttpContext context) =>
        Files.TryGetValue(Assets + (string)context.Request.RouteValues["file"]!, out var file)
            ? file.WriteAsync(context, Forever)
            : Problems.WriteAsync(context, StatusCodes.Status404NotFound, "not_found", "There is no such file.");

    private static Task WriteTextAsync(HttpContext context, string why)
    {
        context.Response.ContentType = "text/plain; charset=utf-8";
        return context.Response.WriteAsync($"WigToken {SetupEndpoints.Version}: {why} Totals: api/usage/totals, metrics: metrics\n", context.RequestAborted);
    }
}
