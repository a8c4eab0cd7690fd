using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using WigToken.Access;
using WigToken.Contracts;
using WigToken.Storage.Access;

namespace WigToken.Endpoints;

/// <summary>Signs a browser in with a token, says who is signed in, and signs out.</summary>
internal static class SessionEndpoints
{
    public static void MapSessions(this IEndpointRouteBuilder routes)
    {
        routes.MapActions(
            "/api/auth/session",
            (HttpMethods.Post, AccessLevel.Open, SignInAsync),
            (HttpMethods.Get, AccessLevel.Open, WhoAsync),
            (HttpMethods.Delete, AccessLevel.Open, SignOutAsync));
        routes.MapRead("/api/auth/access", AccessLevel.Open, AccessAsync);
    }

    private static async Task SignInAsync(HttpContext context)
    {
        CrossSite.RefuseOtherSites(context);
        var request = await context.ReadJsonAsync(WigTokenJson.Default.SignInRequest);
        if (request?.Token is not { Length: > 0 } text)
            throw new ProblemException("token_missing", "'token' is needed: the token to sign in with.");
        var token = await context.Service<Authentication>().FindTokenAsync(context, text.Trim());
        if (token.Scope is not (TokenScope.Read or TokenScope.Admin))
            throw new ProblemException(StatusCodes.Status403Forbidden, "scope_insufficient", $"Signing in needs a token of scope read or admin; this one has scope {TokenWords.Of(token.Scope)}.");
        await context.WriteJsonAsync(await context.Service<SignIns>().SignInAsync(context, token), WigTokenJson.Default.SessionResponse);
    }

    private static async Task WhoAsync(HttpContext context)
    {
        var session = await context.Service<SignIns>().FindSessionAsync(context) is { } found
            ? found.Session
            : Show(await context.Service<Authentication>().RequireAsync(context, TokenScope.Read));
        await context.WriteJsonAsync(session, WigTokenJson.Default.SessionResponse);
    }

    private static async Task AccessAsync(HttpContext context)
    {
        var caller = await context.Service<Authentication>().FindAsync(context);
        var session = (await context.Service<SignIns>().FindSessionAsync(context))?.Session ?? (caller is null ? null : Show(caller));
        await context.WriteJsonAsync(
            new AccessResponse(May(AccessLevel.Counter), May(AccessLevel.Read), May(AccessLevel.Admin), context.Settings().IsSolo ? "solo" : "team", session),
            WigTokenJson.Default.AccessResponse);

        bool May(AccessLevel access) => Gate.ScopeFor(access, context.Settings()) is not { } scope || caller?.Allows(scope) == true;
    }

    private static async Task SignOutAsync(HttpContext context)
    {
        var signIns = context.Service<SignIns>();
        if (await signIns.FindAsync(context) is { } caller)
            context.Features.Set(caller);
        await signIns.SignOutAsync(context);
        await context.WriteJsonAsync(new OkResponse(true), WigTokenJson.Default.OkResponse);
    }

    /// <summary>Somebody whom the host has signed in, or a token: what they send to change something needs the header, with any content.</summary>
    private static SessionResponse Show(Caller caller) => new(caller.User, TokenWords.Of(caller.Scope), caller.Token?.ExpiresMs, "host");
}
