using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using WigToken.Contracts;
using WigToken.Endpoints;
using WigToken.Storage;
using WigToken.Storage.Access;

namespace WigToken.Access;

/// <summary>
/// Sign-ins of browsers: a cookie with 256 random bits, of which the store keeps the SHA-256, so that all server processes agree. The antiforgery
/// word is derived from the same bits and kept nowhere.
/// </summary>
internal sealed class SignIns(ISignInStore store, IUsageStore usage, TimeProvider time)
{
    private static readonly TimeSpan Life = TimeSpan.FromDays(7);

    public async Task<SessionResponse> SignInAsync(HttpContext context, Token token)
    {
        var secret = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        var expires = Math.Min(time.GetUtcNow().Add(Life).ToUnixTimeMilliseconds(), token.ExpiresMs ?? long.MaxValue);
        await store.SignInAsync(Hash(secret), token.Id, expires, context.Audit(new Caller(token), AuditActions.Login), context.RequestAborted);
        context.Response.Cookies.Append(CookieName(context), secret, Cookie(context, DateTimeOffset.FromUnixTimeMilliseconds(expires)));
        return Show(token, expires, secret);
    }

    public async Task SignOutAsync(HttpContext context)
    {
        if (context.Request.Cookies[CookieName(context)] is { } secret)
            await store.SignOutAsync(Hash(secret), context.Audit(AuditActions.Logout), context.RequestAborted);
        context.Response.Cookies.Delete(CookieName(context), Cookie(context, null));
    }

    /// <summary>Who is signed in with this browser; null if nobody is.</summary>
    /// <exception cref="ProblemException">The request changes something and does not come from our page.</exception>
    public async ValueTask<Caller?> FindAsync(HttpContext context)
    {
        if (await FindSessionAsync(context) is not { } found)
            return null;
        CrossSite.Refuse(context, found.Session.Antiforgery);
        return new Caller(found.Token);
    }

    /// <summary>The sign-in as its owner may see it; null if there is none.</summary>
    public async ValueTask<(Token Token, SessionResponse Session)?> FindSessionAsync(HttpContext context)
    {
        if (context.Request.Cookies[CookieName(context)] is not { Length: > 0 and <= 64 } secret)
            return null;
        return await store.FindSignInAsync(Hash(secret), time.GetUtcNow().ToUnixTimeMilliseconds(), context.RequestAborted) is { } found
            ? (found.Token, Show(found.Token, found.ExpiresMs, secret))
            : null;
    }

    private static SessionResponse Show(Token token, long expires, string secret) => new(token.User, TokenWords.Of(token.Scope), expires, Antiforgery(secret));

    private static byte[] Hash(string secret) => SHA256.HashData(Encoding.UTF8.GetBytes(secret));

    private static string Antiforgery(string secret) => Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes("antiforgery:" + secret)));

    // Browsers send a cookie to every port of a host: each installation has a name of its own. A cookie whose name begins with __Host- can only
    // have been set by this host, over an encrypted connection.
    private string CookieName(HttpContext context) =>
        $"{(Client.IsHttps(context) ? "__Host-" : "")}wigtoken-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(usage.Info.Location)).AsSpan(0, 4))}";

    private static CookieOptions Cookie(HttpContext context, DateTimeOffset? expires) => new()
    {
        HttpOnly = true, Secure = Client.IsHttps(context), SameSite = SameSiteMode.Strict, Path = "/", Expires = expires, IsEssential = true,
    };
}
