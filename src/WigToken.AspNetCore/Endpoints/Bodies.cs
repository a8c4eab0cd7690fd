using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;
using WigToken.Ingest;

namespace WigToken.Endpoints;

/// <summary>JSON in and out, by our own rules whatever a host's JSON options say.</summary>
internal static class Bodies
{
    // Far more than any request has to say that is not usage.
    private const int MaxBody = 64 * 1024;

    public static Task WriteJsonAsync<T>(this HttpContext context, T value, JsonTypeInfo<T> type)
    {
        context.Response.ContentType = "application/json; charset=utf-8";
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers.XContentTypeOptions = "nosniff";
        return JsonSerializer.SerializeAsync(context.Response.Body, value, type, context.RequestAborted);
    }

    /// <summary>The body of a request as JSON; null where it is empty.</summary>
    /// <exception cref="ProblemException">It is no JSON, or not what is expected, or too large.</exception>
    public static async Task<T?> ReadJsonAsync<T>(this HttpContext context, JsonTypeInfo<T> type)
    {
        var request = context.Request;
        var body = new byte[MaxBody + 1];
        var length = await ReadAsync(request, body, context.RequestAborted);
        if (length > MaxBody)
            throw new ProblemException(StatusCodes.Status413PayloadTooLarge, "body_too_large", $"The body is larger than {MaxBody} bytes.");
        if (length == 0)
            return default;
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var mediaType) || !mediaType.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase))
        {
            throw new ProblemException(StatusCodes.Status415UnsupportedMediaType, "unsupported_media_type", "The body is to be JSON: send it with Content-Type: application/json.", ("Accept-Post", "application/json"));
        }

        try
        {
            return JsonSerializer.Deserialize(body.AsSpan(0, length), type);
        }
        catch (JsonException exception)
        {
            throw new ProblemException("json_invalid", $"The body is not the JSON that is expected here, at {Query.Quote(exception.Path ?? "$")}, line {exception.LineNumber + 1}, byte {exception.BytePositionInLine + 1}.");
        }
    }

    private static async Task<int> ReadAsync(HttpRequest request, byte[] into, CancellationToken cancellationToken)
    {
        try
        {
            return await request.Body.ReadAtLeastAsync(into, into.Length, throwOnEndOfStream: false, cancellationToken);
        }
        catch (IOException exception)
        {
            throw IngestBody.Explain(exception)!;
        }
    }
}
