using System.Net;
using Microsoft.AspNetCore.Http;
using WigToken.Configuration;
using WigToken.Endpoints;
using WigToken.Storage.Access;

namespace WigToken.Access;

/// <summary>Decides before a handler runs whether it may.</summary>
internal static class Gate
{
    /// <exception cref="ProblemException">The request is not allowed.</exception>
    public static async ValueTask AdmitAsync(HttpContext context, AccessLevel access)
    {
        var settings = context.Settings();
        if ((settings.IsSolo || settings.AllowedHosts.Count > 0) && !IsLoopbackName(context.Request.Host.Host, settings.AllowedHosts))
        {
            // A page on another site can point its own name at this machine and then read answers as its own; it cannot fake the Host header.
            throw new ProblemException(
                StatusCodes.Status403Forbidden, "host_not_allowed",
                $"Only local host names and those in ALLOWED_HOSTS (WigToken:AllowedHosts) are answered, and this request was for {Query.Quote(context.Request.Host.Host)}. Use http://localhost, or list the name.");
        }

        if (access is AccessLevel.Embed or AccessLevel.Badge)
            await context.Service<EmbedGate>().AdmitAsync(context, needsOrigin: access == AccessLevel.Embed);
        if (ScopeFor(access, settings) is { } scope)
            context.Features.Set(await context.Service<Authentication>().RequireAsync(context, scope));
    }

    /// <summary>Lets pages of the allowed origins read an answer that is public anyway.</summary>
    public static void AllowOrigin(HttpContext context, AccessLevel access)
    {
        if (access != AccessLevel.Counter)
            return;
        var response = context.Response.Headers;
        response.Append("Vary", "Origin");
        if (context.Request.Headers.Origin is [{ } origin] && context.Settings().AllowedOrigins.Contains(origin))
            response.AccessControlAllowOrigin = origin;
    }

    /// <summary>The scope that a caller needs; null: anybody may.</summary>
    public static TokenScope? ScopeFor(AccessLevel access, WigTokenSettings settings) => access switch
    {
        AccessLevel.Open => null,
        AccessLevel.Counter => settings.PublicReads == PublicReads.None ? TokenScope.Read : null,
        AccessLevel.Read => settings.PublicReads == PublicReads.All || (settings.IsSolo && settings.PublicReads == PublicReads.Default) ? null : TokenScope.Read,
        AccessLevel.Ingest => TokenScope.Ingest,
        AccessLevel.Embed or AccessLevel.Badge => TokenScope.Embed,
        _ => TokenScope.Admin,
    };

    private static bool IsLoopbackName(string host, IReadOnlySet<string> allowed) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || host.EndsWith(".localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address))
        || allowed.Contains(host);
}
