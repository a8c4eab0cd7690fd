using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using WigToken.Contracts;

namespace WigToken.Agent.Tests.Drills;

/// <summary>Answers that take nothing.</summary>
internal static class Refusal
{
    public static async Task WriteAsync(HttpContext context, Fate fate)
    {
        var (status, code) = Of(fate);
        context.Response.StatusCode = (int)status;
        if (fate == Fate.Moved)
            context.Response.Headers.Location = "https://elsewhere.example/";
        if (fate is Fate.TooOften or Fate.Busy)
            context.Response.Headers.RetryAfter = "2";
        if (code is null)
            return;
        context.Response.ContentType = "application/problem+json";
        await JsonSerializer.SerializeAsync(
            context.Response.Body, new Problem("about:blank", $"{status}", (int)status, code, "because", "because"), WigTokenJson.Default.Problem);
    }

    private static (HttpStatusCode Status, string? Code) Of(Fate fate) => fate switch
    {
        Fate.TooOften => (HttpStatusCode.TooManyRequests, "rate_limited"),
        Fate.Busy => (HttpStatusCode.ServiceUnavailable, "storage_busy"),
        Fate.Broken => (HttpStatusCode.InternalServerError, "internal"),
        Fate.SlowRequest => (HttpStatusCode.RequestTimeout, null),
        Fate.Unauthorized => (HttpStatusCode.Unauthorized, "token_revoked"),
        Fate.Forbidden => (HttpStatusCode.Forbidden, "scope_insufficient"),
        Fate.Moved => (HttpStatusCode.PermanentRedirect, null),
        Fate.NotFound => (HttpStatusCode.NotFound, null),
        Fate.TooLarge => (HttpStatusCode.RequestEntityTooLarge, "body_too_large"),
        Fate.BadRequest => (HttpStatusCode.BadRequest, "json_syntax"),
        Fate.UnsupportedEncoding => (HttpStatusCode.UnsupportedMediaType, "unsupported_encoding"),
        Fate.Conflict => (HttpStatusCode.Conflict, "of_a_later_version"),
        _ => throw new InvalidOperationException($"{fate} is no refusal."),
    };
}
