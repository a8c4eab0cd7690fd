using Microsoft.AspNetCore.Http;
using WigToken.Endpoints;
using WigToken.Storage.Access;

namespace WigToken.Access;

/// <summary>
/// The first of the two layers that widgets pass: the page's origin. It is decided here and not by CORS headers, which a host's own settings may
/// overwrite: who is refused gets no data.
/// </summary>
internal sealed class EmbedGate(IEmbedOriginStore origins)
{
    public async Task AdmitAsync(HttpContext context, bool needsOrigin)
    {
        var headers = context.Response.Headers;
        headers.Append("Vary", "Origin");
        headers["Cross-Origin-Resource-Policy"] = "cross-origin";
        if (context.Request.Headers.Origin.Count == 0)
        {
            // Browsers leave the origin out when a page asks its own server.
            if (!needsOrigin || context.Request.Headers["Sec-Fetch-Site"] == "same-origin")
                return;
            throw Refuse(context, "origin_missing", "Widgets are for pages: the request has no Origin.");
        }

        if (context.Request.Headers.Origin is not [{ } origin] || !(IsOurs(origin, context) || await IsAllowedAsync(origin, context.RequestAborted)))
            throw Refuse(context, "origin_not_allowed", $"Pages of {Query.Quote(context.Request.Headers.Origin.ToString())} may not show widgets. An operator can add the origin (wigtoken embed-origins add).");
        headers.AccessControlAllowOrigin = origin;
    }

    /// <summary>Whether it is a page of this very server. What a proxy forwards can be made up by a page whose requests a host lets in; what the browser says cannot.</summary>
    private static bool IsOurs(string origin, HttpContext context) =>
        origin == Client.Origin(context) && context.Request.Headers["Sec-Fetch-Site"].ToString() is ("" or "same-origin");

    private async ValueTask<bool> IsAllowedAsync(string origin, CancellationToken cancellationToken) =>
        EmbedOrigin.TryNormalise(origin, out var normal) && normal == origin && await origins.IsEmbedOriginAsync(origin, cancellationToken);

    /// <summary>Any page may read that it is refused, and why: else its widgets could not tell that from a server that is down. It holds nothing else.</summary>
    private static ProblemException Refuse(HttpContext context, string code, string message)
    {
        context.Response.Headers.AccessControlAllowOrigin = "*";
        return new ProblemException(StatusCodes.Status403Forbidden, code, message);
    }
}
