using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using WigToken.Configuration;
using WigToken.Endpoints;
using WigToken.Storage;
using WigToken.Storage.Access;

namespace WigToken.Access;

/// <summary>Finds out who makes a request: a token, a sign-in of ours, or a user that the host has signed in.</summary>
internal sealed partial class Authentication(
    WigTokenSettings settings, ITokenStore tokens, SignIns signIns, IAuditStore audit, Limits limits, TimeProvider time, ILogger<Authentication> logger)
{
    // So rarely is the use of a token written down: it is for people who wonder whether one is still needed.
    private const long UseIsNotedAfterMs = 5 * 60 * 1000;

    private const int LongestPath = 200;

    private const string Scheme = "Bearer ";

    private const string Realm = "Bearer realm=\"wigtoken\"";

    /// <summary>Who makes the request, if they may do what the scope says.</summary>
    /// <exception cref="ProblemException">They may not, or nobody can be recognised.</exception>
    public async Task<Caller> RequireAsync(HttpContext context, TokenScope scope)
    {
        var caller = await FindAsync(context, isEmbed: scope == TokenScope.Embed)
            ?? throw Unauthorized("token_missing", "This needs a token: send it as 'Authorization: Bearer wts_…', or sign in.");
        if (caller.Allows(scope))
            return caller;
        throw new ProblemException(
            StatusCodes.Status403Forbidden, "scope_insufficient",
            $"This needs a token of scope {TokenWords.Of(scope)}; the one that was sent has scope {TokenWords.Of(caller.Scope)}.", ("WWW-Authenticate", $"{Realm}, error=\"insufficient_scope\""));
    }

    /// <summary>The live token that a text is the secret of.</summary>
    /// <exception cref="ProblemException">There is none.</exception>
    public async Task<Token> FindTokenAsync(HttpContext context, string text)
    {
        if (!TokenSecret.TryParse(text, out var secret))
            throw await RefuseAsync(context, null, "token_malformed", "This is no token: its form or its checksum is wrong. Copy it again, whole.");
        var now = time.GetUtcNow().ToUnixTimeMilliseconds();
        var token = await tokens.FindTokenAsync(secret, now, context.RequestAborted);
        switch (token)
        {
            case null:
                throw await RefuseAsync(context, null, "token_unknown", "This token is not known here. Is it another server's?");
            case { RevokedMs: not null }:
                throw await RefuseAsync(context, token, "token_revoked", "This token was revoked. Ask for a new one.");
            case var _ when !token.IsLive(now):
                throw await RefuseAsync(context, token, "token_expired", "This token has expired. Ask for a new one.");
        }

        if (limits.Take(token, Client.Address(context)) is { } wait)
            throw TooMany("rate_limited", $"This token is used more than {settings.RateLimitPerMinute} times a minute (RATE_LIMIT_PER_MINUTE, WigToken:RateLimitPerMinute).", wait);
        if (!(token.LastUsedMs > now - UseIsNotedAfterMs))
            _ = NoteUseAsync(token.Id, now);
        return token;
    }

    /// <summary>Who makes the request; null if nobody can be recognised.</summary>
    /// <exception cref="ProblemException">They send a token that is none, or has ended.</exception>
    public ValueTask<Caller?> FindAsync(HttpContext context) => FindAsync(context, isEmbed: false);

    private async ValueTask<Caller?> FindAsync(HttpContext context, bool isEmbed)
    {
        if (await TokenTextAsync(context, isEmbed) is { } text)
            return new Caller(await FindTokenAsync(context, text));
        if (isEmbed)
            return null;
        if (await signIns.FindAsync(context) is { } signedIn)
            return signedIn;
        // Whatever else stands there as a bearer is judged last: a host may have tokens of its own.
        return HostUser(context) ?? (Bearer(context) is { } other ? new Caller(await FindTokenAsync(context, other)) : null);
    }

    private async ValueTask<string?> TokenTextAsync(HttpContext context, bool isEmbed)
    {
        if (context.Request.Headers.Authorization.Count > 1)
            throw await RefuseAsync(context, null, "token_malformed", "'Authorization' is sent more than once; send it once.");
        if (Bearer(context) is { } bearer && IsOurs(bearer))
            return bearer;
        var query = context.Request.Query["token"];
        if (query.Count == 0)
            return null;
        // An address ends up in histories and logs: only what stands in public pages anyway may stand there.
        if (isEmbed && query is [{ } text] && !text.StartsWith("wts_", StringComparison.Ordinal))
            return text;
        throw await RefuseAsync(
            context, null, "token_in_query",
            "A token in the address is refused, except embed tokens under /embed. Send it as 'Authorization: Bearer …', and replace this one: addresses are logged.");
    }

    private static string? Bearer(HttpContext context)
    {
        // Not parsed as a list of credentials: what is no single token is to be called so.
        var header = context.Request.Headers.Authorization.ToString();
        return header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) && header[Scheme.Length..].Trim() is { Length: > 0 } text ? text : null;
    }

    private static bool IsOurs(string text) => text.StartsWith("wts_", StringComparison.Ordinal) || text.StartsWith("we_", StringComparison.Ordinal);

    private Caller? HostUser(HttpContext context)
    {
        if (settings.UserScope is not { } scopeOf || context.User.Identity is not { IsAuthenticated: true } identity)
            return null;
        if (scopeOf(context.User) is not { } scope)
            return null;
        if (scope is not (TokenScope.Read or TokenScope.Admin))
            throw new InvalidOperationException($"WigTokenOptions.UserScope returned {scope}; expected Read, Admin or null.");
        CrossSite.Refuse(context, expected: null);
        return new Caller(identity.Name ?? "", scope, null);
    }

    private async Task<ProblemException> RefuseAsync(HttpContext context, Token? token, string code, string message)
    {
        if (limits.TakeFailure(Client.Address(context)) is { } wait)
            return TooMany("too_many_failures", "Too many wrong tokens came from this address.", wait);
        try
        {
            var meta = new JsonObject { ["code"] = code, ["path"] = Start(context.Request.Path.Value ?? "") };
            await audit.AddAuditAsync(context.Audit(token is null ? null : new Caller(token), AuditActions.AuthFailed, meta), context.RequestAborted);
        }
        catch (WigTokenException exception)
        {
            // A database that cannot be written must not turn a clear no into something else.
            LogNotWritten(logger, exception.Code, exception.Message);
        }

        return Unauthorized(code, message);
    }

    private static string Start(string path) => path.Length > LongestPath ? path[..LongestPath] + "…" : path;

    private async Task NoteUseAsync(long id, long nowMs)
    {
        try
        {
            await tokens.NoteTokenUseAsync(id, nowMs, CancellationToken.None);
        }
        catch (WigTokenException exception)
        {
            LogNotWritten(logger, exception.Code, exception.Message);
        }
    }

    private static ProblemException Unauthorized(string code, string message) => new(StatusCodes.Status401Unauthorized, code, message, ("WWW-Authenticate", code == "token_missing" ? Realm : $"{Realm}, error=\"invalid_token\""));

    private static ProblemException TooMany(string code, string message, TimeSpan wait)
    {
        var seconds = Math.Max(1, (long)Math.Ceiling(wait.TotalSeconds));
        return new ProblemException(StatusCodes.Status429TooManyRequests, code, $"{message} Try again in {seconds} s.", ("Retry-After", $"{seconds}"));
    }

    [LoggerMessage(EventId = 80, Level = LogLevel.Warning, Message = "The audit log could not be written ({Code}): {Reason}")]
    private static partial void LogNotWritten(ILogger logger, string code, string reason);
}
