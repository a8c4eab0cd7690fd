using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using WigToken.Access;
using WigToken.Contracts;
using WigToken.Storage.Access;

namespace WigToken.Endpoints;

/// <summary>Issues, lists, rotates and revokes tokens.</summary>
internal static class TokenEndpoints
{
    private static readonly TimeSpan Grace = TimeSpan.FromDays(1), LongestGrace = TimeSpan.FromDays(30);

    public static void MapTokens(this IEndpointRouteBuilder routes)
    {
        routes.MapActions("/api/admin/tokens", (HttpMethods.Get, AccessLevel.Admin, ListAsync), (HttpMethods.Post, AccessLevel.Admin, IssueAsync));
        routes.MapActions("/api/admin/tokens/{id}", (HttpMethods.Delete, AccessLevel.Admin, RevokeAsync));
        routes.MapActions("/api/admin/tokens/{id}/rotate", (HttpMethods.Post, AccessLevel.Admin, RotateAsync));
    }

    /// <summary>The number in the path; what is none names nothing.</summary>
    public static long Id(HttpContext context) =>
        long.TryParse((string)context.Request.RouteValues["id"]!, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : 0;

    private static async Task ListAsync(HttpContext context)
    {
        var tokens = await context.Service<ITokenStore>().GetTokensAsync(context.RequestAborted);
        await context.WriteJsonAsync(new TokensResponse([.. tokens.Select(static token => Show(token))]), WigTokenJson.Default.TokensResponse);
    }

    private static async Task IssueAsync(HttpContext context)
    {
        var wanted = Read(await context.ReadJsonAsync(WigTokenJson.Default.IssueTokenRequest));
        if (wanted.Problem(context.NowMs()) is { } problem)
            throw new ProblemException("token_invalid", problem);
        var secret = TokenSecret.Generate(wanted.Scope);
        var meta = new JsonObject { ["for"] = wanted.User, ["scope"] = TokenWords.Of(wanted.Scope), ["label"] = wanted.Label, ["prefix"] = secret.Prefix };
        var token = await context.Service<ITokenStore>().IssueTokenAsync(wanted, secret, context.Audit(AuditActions.TokenIssued, meta), context.RequestAborted);
        await context.WriteJsonAsync(Show(token) with { Token = secret.Reveal() }, WigTokenJson.Default.TokenInfo);
    }

    private static async Task RotateAsync(HttpContext context)
    {
        var store = context.Service<ITokenStore>();
        var grace = (await context.ReadJsonAsync(WigTokenJson.Default.RotateTokenRequest))?.GraceSeconds is { } seconds
            ? seconds >= 0 && seconds <= LongestGrace.TotalSeconds ? TimeSpan.FromSeconds(seconds) : throw new ProblemException(
                "grace_invalid", $"'graceSeconds' is {seconds}; expected 0 to {LongestGrace.TotalSeconds}.")
            : Grace;
        var id = Id(context);
        var old = (await store.GetTokensAsync(context.RequestAborted)).FirstOrDefault(token => token.Id == id) ?? throw Unknown(id);
        var secret = TokenSecret.Generate(old.Scope);
        var until = context.NowMs() + (long)grace.TotalMilliseconds;
        var meta = new JsonObject { ["id"] = id, ["prefix"] = secret.Prefix, ["oldUntil"] = until };
        var token = await store.RotateTokenAsync(id, secret, until, context.Audit(AuditActions.TokenRotated, meta), context.RequestAborted)
            ?? throw new ProblemException(StatusCodes.Status409Conflict, "token_ended", $"Token {id} is revoked or expired and gets no new secret. Issue a new token.");
        await context.WriteJsonAsync(Show(token) with { Token = secret.Reveal() }, WigTokenJson.Default.TokenInfo);
    }

    private static async Task RevokeAsync(HttpContext context)
    {
        var id = Id(context);
        var result = await context.Service<ITokenStore>().RevokeTokenAsync(id, context.Audit(AuditActions.TokenRevoked, new JsonObject { ["id"] = id }), context.RequestAborted);
        if (result == RevokeResult.Unknown)
            throw Unknown(id);
        if (result == RevokeResult.LastAdmin)
            throw new ProblemException(StatusCodes.Status409Conflict, "last_admin", "This is the last live admin token. Issue another one first.");
        await context.WriteJsonAsync(new RevokeResponse(result == RevokeResult.Revoked), WigTokenJson.Default.RevokeResponse);
    }

    private static NewToken Read(IssueTokenRequest? request)
    {
        if (request?.User is null || request.Scope is null)
            throw new ProblemException("field_missing", "'user' and 'scope' are needed.");
        if (!TokenWords.Scopes.TryGetValue(request.Scope, out var scope))
            throw new ProblemException("scope_invalid", $"'scope' is {Query.Quote(request.Scope)}; expected one of {string.Join(", ", TokenWords.Scopes.Keys)}.");
        var exposes = request.Exposes is { } words
            ? words.Aggregate(EmbedExposures.None, static (all, word) => all | Exposure(word))
            : scope == TokenScope.Embed ? EmbedExposures.Default : EmbedExposures.None;
        return new NewToken(request.User, scope, request.Label ?? "", exposes, request.ExpiresAt);
    }

    private static EmbedExposures Exposure(string word) => TokenWords.Exposures.TryGetValue(word ?? "", out var exposure)
        ? exposure
        : throw new ProblemException("exposes_invalid", $"'exposes' names {Query.Quote(word ?? "null")}; expected some of {string.Join(", ", TokenWords.Exposures.Keys)}.");

    private static ProblemException Unknown(long id) => new(StatusCodes.Status404NotFound, "token_unknown", $"There is no token {id}.");

    private static TokenInfo Show(Token token) => new()
    {
        Id = token.Id,
        User = token.User,
        Scope = TokenWords.Of(token.Scope),
        Label = token.Label,
        Prefix = token.Prefix,
        Exposes = TokenWords.Of(token.Exposes),
        CreatedAt = token.CreatedMs,
        ExpiresAt = token.ExpiresMs,
        RevokedAt = token.RevokedMs,
        LastUsedAt = token.LastUsedMs,
    };
}
