using Microsoft.AspNetCore.Http;
using WigToken.Agent.Tests.Upload;

namespace WigToken.Agent.Tests.Drills;

/// <summary>Answers that take nothing.</summary>
internal static class Refusal
{
    private static readonly (string Name, string Value) Later = ("Retry-After", "2");

    public static Task WriteAsync(HttpContext context, Fate fate) => fate switch
    {
        Fate.TooOften => TestServer.RefuseAsync(context, 429, "rate_limited", Later),
        Fate.Busy => TestServer.RefuseAsync(context, 503, "storage_busy", Later),
        Fate.Broken => TestServer.RefuseAsync(context, 500, "internal"),
        Fate.SlowRequest => TestServer.RefuseAsync(context, 408, null),
        Fate.Unauthorized => TestServer.RefuseAsync(context, 401, "token_revoked"),
        Fate.Forbidden => TestServer.RefuseAsync(context, 403, "scope_insufficient"),
        Fate.Moved => TestServer.RefuseAsync(context, 308, null, ("Location", "https://elsewhere.example/")),
        Fate.NotFound => TestServer.RefuseAsync(context, 404, null),
        Fate.TooLarge => TestServer.RefuseAsync(context, 413, "body_too_large"),
        Fate.BadRequest => TestServer.RefuseAsync(context, 400, "json_syntax"),
        Fate.UnsupportedEncoding => TestServer.RefuseAsync(context, 415, "unsupported_encoding"),
        Fate.Conflict => TestServer.RefuseAsync(context, 409, "of_a_later_version"),
        _ => throw new InvalidOperationException($"{fate} is no refusal."),
    };
}
