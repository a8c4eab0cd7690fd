using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using WigToken.Access;
using WigToken.Assets;

namespace WigToken.Endpoints;

/// <summary>The script that turns tags such as <c>wig-token-counter</c> on any page into widgets. It holds no data, so anybody may have it.</summary>
internal static class WidgetEndpoints
{
    private static readonly EmbeddedAsset? Script = EmbeddedAssets.Load("widget/").GetValueOrDefault("widget.js");

    public static void MapWidget(this IEndpointRouteBuilder routes) => routes.MapRead("/embed/widget.js", AccessLevel.Open, ScriptAsync);

    private static Task ScriptAsync(HttpContext context)
    {
        // Modules are fetched with CORS whatever page they stand in.
        context.Response.Headers.AccessControlAllowOrigin = "*";
        context.Response.Headers["Cross-Origin-Resource-Policy"] = "cross-origin";
        if (Script is null)
        {
            throw new ProblemException(
                StatusCodes.Status404NotFound, "not_found", "This server was built without the widgets: where it was built there was no Node.js. Their data is there all the same.");
        }

        // An hour, so that a page costs no question each time; after a new release browsers ask in the background.
        return Script.WriteAsync(context, "public, max-age=3600, stale-while-revalidate=86400");
    }
}
