using System.Collections.Frozen;
using System.Reflection;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Net.Http.Headers;
using WigToken.Access;
using WigToken.Configuration;
using WigToken.Endpoints;

namespace WigToken.Page;

/// <summary>The page with the live totals: static files out of the package, with relative links, so that it works under any path.</summary>
internal static class PageEndpoints
{
    private const string Index = "index.html";

    private static readonly FrozenDictionary<string, PageFile> Files = Load();

    public static void MapPage(this IEndpointRouteBuilder routes)
    {
        routes.MapRead("/", AccessLevel.Counter, IndexAsync);
        routes.MapRead("/assets/{file}", AccessLevel.Open, AssetAsync);
    }

    private static Task IndexAsync(HttpContext context)
    {
        if (context.Service<WigTokenSettings>().IsHeadless)
        {
            context.Response.ContentType = "text/plain; charset=utf-8";
            return context.Response.WriteAsync($"WigToken {SetupEndpoints.Version}: headless. Totals: api/usage/totals, metrics: metrics\n", context.RequestAborted);
        }

        // Relative links need a path that ends in a slash. The redirect is relative too: whatever stands before us in the path stays.
        var path = (context.Request.PathBase + context.Request.Path).ToUriComponent();
        if (path.Length > 0 && !path.EndsWith('/'))
        {
            context.Response.Redirect(path[(path.LastIndexOf('/') + 1)..] + "/" + context.Request.QueryString);
            return Task.CompletedTask;
        }

        var headers = context.Response.Headers;
        if (headers.ContentSecurityPolicy.Count == 0)
        {
            headers.ContentSecurityPolicy =
                "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'";
        }

        headers["Referrer-Policy"] = "no-referrer";
        return WriteAsync(context, Files[Index]);
    }

    private static Task AssetAsync(HttpContext context) =>
        Files.TryGetValue((string)context.Request.RouteValues["file"]!, out var file) && file.Name != Index
            ? WriteAsync(context, file)
            : Problems.WriteAsync(context, StatusCodes.Status404NotFound, "not_found", "There is no such file.");

    private static async Task WriteAsync(HttpContext context, PageFile file)
    {
        var headers = context.Response.Headers;
        headers.ETag = file.ETag.ToString();
        headers.CacheControl = "no-cache";
        headers.XContentTypeOptions = "nosniff";
        // Weak comparison: a proxy that compresses has made the tag weak.
        if (context.Request.GetTypedHeaders().IfNoneMatch.Any(tag => tag.Compare(file.ETag, useStrongComparison: false)))
        {
            context.Response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        context.Response.ContentType = file.ContentType;
        await context.Response.Body.WriteAsync(file.Bytes, context.RequestAborted);
    }

    private static FrozenDictionary<string, PageFile> Load()
    {
        const string Prefix = "page/";
        var assembly = Assembly.GetExecutingAssembly();
        return assembly.GetManifestResourceNames()
            .Where(static name => name.StartsWith(Prefix, StringComparison.Ordinal))
            .Select(name => Read(assembly, name, name[Prefix.Length..]))
            .ToFrozenDictionary(static file => file.Name, StringComparer.Ordinal);
    }

    private static PageFile Read(Assembly assembly, string resource, string name)
    {
        using var stream = assembly.GetManifestResourceStream(resource)!;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        var contentType = Path.GetExtension(name) switch
        {
            ".html" => "text/html; charset=utf-8",
            ".css" => "text/css; charset=utf-8",
            ".js" => "text/javascript; charset=utf-8",
            ".svg" => "image/svg+xml",
            _ => "application/json; charset=utf-8",
        };
        return new PageFile(name, contentType, new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(bytes).AsSpan(0, 8))}\""), bytes);
    }

    private sealed record PageFile(string Name, string ContentType, EntityTagHeaderValue ETag, ReadOnlyMemory<byte> Bytes);
}
