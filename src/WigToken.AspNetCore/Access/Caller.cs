using Microsoft.AspNetCore.Http;
using WigToken.Storage.Access;

namespace WigToken.Access;

/// <summary>Who makes a request, once that is known.</summary>
/// <param name="User">The name that counts.</param>
/// <param name="Scope">What they may do.</param>
/// <param name="Token">The token behind it; null for a user of the host.</param>
internal sealed record Caller(string User, TokenScope Scope, Token? Token)
{
    public Caller(Token token)
        : this(token.User, token.Scope, token)
    {
    }

    public bool Allows(TokenScope scope) => Scope == TokenScope.Admin || Scope == scope;

    public bool Exposes(EmbedExposures exposure) => Token is { Scope: TokenScope.Admin } || Token?.Exposes.HasFlag(exposure) == true;
}

internal static class CallerFeature
{
    /// <summary>Who makes this request. Only where the gate has asked for somebody.</summary>
    public static Caller Caller(this HttpContext context) =>
        context.Features.Get<Caller>() ?? throw new InvalidOperationException("This endpoint is open to anybody and cannot ask who calls.");
}
