using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace WigToken.Assets;

/// <summary>A file out of the package, with the compressed forms that were made when the package was built.</summary>
internal sealed class EmbeddedAsset
{
    private readonly string _contentType;
    private readonly Form _plain;
    private readonly Form? _brotli, _gzip;

    public EmbeddedAsset(string name, ReadOnlyMemory<byte> plain, ReadOnlyMemory<byte>? brotli, ReadOnlyMemory<byte>? gzip)
    {
        _contentType = ContentType(name);
        var hash = Convert.ToHexStringLower(SHA256.HashData(plain.Span).AsSpan(0, 8));
        _plain = new Form(null, $"\"{hash}\"", plain);
        _brotli = brotli is { } smallest ? new Form("br", $"\"{hash}-br\"", smallest) : null;
        _gzip = gzip is { } smaller ? new Form("gzip", $"\"{hash}-gzip\"", smaller) : null;
    }

    /// <summary>Answers with the smallest form that the client takes, or with 304 when it has that already.</summary>
    public async Task WriteAsync(HttpContext context, string cacheControl)
    {
        var (request, response) = (context.Request.GetTypedHeaders(), context.Response);
        var form = Choose(request.AcceptEncoding);
        response.Headers.ETag = form.ETag.ToString();
        response.Headers.CacheControl = cacheControl;
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers.Append("Vary", "Accept-Encoding");
        // Weak comparison: a proxy that compresses has made the tag weak.
        if (request.IfNoneMatch.Any(tag => tag.Compare(form.ETag, useStrongComparison: false)))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        response.ContentType = _contentType;
        response.ContentLength = form.Bytes.Length;
        if (form.Encoding is not null)
            response.Headers.ContentEncoding = form.Encoding;
        await response.Body.WriteAsync(form.Bytes, context.RequestAborted);
    }

    private Form Choose(IList<StringWithQualityHeaderValue> accepted)
    {
        if (_brotli is not null && Takes("br"))
            return _brotli;
        return _gzip is not null && Takes("gzip") ? _gzip : _plain;

        bool Takes(string encoding) => accepted.Any(one => one.Value.Equals(encoding, StringComparison.OrdinalIgnoreCase) && one.Quality != 0);
    }

    private static string ContentType(string name) => Path.GetExtension(name) switch
    {
        ".html" => "text/html; charset=utf-8",
        ".css" => "text/css; charset=utf-8",
        ".js" => "text/javascript; charset=utf-8",
        ".svg" => "image/svg+xml",
        ".woff2" => "font/woff2",
        _ => "application/json; charset=utf-8",
    };

    private sealed record Form(string? Encoding, EntityTagHeaderValue ETag, ReadOnlyMemory<byte> Bytes)
    {
        public Form(string? encoding, string tag, ReadOnlyMemory<byte> bytes)
            : this(encoding, new EntityTagHeaderValue(tag), bytes)
        {
        }
    }
}
