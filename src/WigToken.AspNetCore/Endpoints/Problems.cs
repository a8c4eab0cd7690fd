using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using WigToken.Contracts;

namespace WigToken.Endpoints;

/// <summary>Writes errors. An answer never has an empty body: hosts replace those with pages of their own.</summary>
internal static class Problems
{
    public static Task WriteAsync(HttpContext context, int status, string code, string detail)
    {
        var response = context.Response;
        response.StatusCode = status;
        response.ContentType = "application/problem+json; charset=utf-8";
        response.Headers.CacheControl = "no-store";
        response.Headers.XContentTypeOptions = "nosniff";
        var problem = new Problem("about:blank", ReasonPhrases.GetReasonPhrase(status), status, code, detail, detail);
        return JsonSerializer.SerializeAsync(response.Body, problem, WigTokenJson.Default.Problem, context.RequestAborted);
    }
}
