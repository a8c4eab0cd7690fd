using System.IO.Compression;
using System.Text;
using Microsoft.AspNetCore.Http;
using WigToken.Endpoints;
using WigToken.Ingest;

namespace WigToken.AspNetCore.Tests.Ingest;

/// <summary>Ingest requests, and what is read from them without a server around.</summary>
internal static class Requests
{
    public const string Json = "application/json";

    /// <summary>A message that is right, with some of its fields spelled otherwise: null leaves one out.</summary>
    public static string Message(params (string Key, string? Value)[] fields)
    {
        var all = new Dictionary<string, string?>
        {
            ["message_id"] = "\"msg_1\"", ["model"] = "\"claude-sonnet-4-5\"", ["input_tokens"] = "4", ["cache_creation_input_tokens"] = "30",
            ["cache_read_input_tokens"] = "200", ["output_tokens"] = "1000", ["ts"] = "\"2026-05-01T10:00:00Z\"",
        };
        foreach (var (key, value) in fields)
            all[key] = value;
        return $"{{{string.Join(',', all.Where(static field => field.Value is not null).Select(static field => $"\"{field.Key}\":{field.Value}"))}}}";
    }

    public static string Body(params string[] messages) => $"{{\"machine\":\"laptop\",\"messages\":[{string.Join(',', messages)}]}}";

    public static IngestBatch Read(string json) => IngestReader.Read(Encoding.UTF8.GetBytes(json));

    public static HttpRequest Of(byte[] body, string? contentType = Json, string? contentEncoding = null, long? contentLength = null) => Of(
        new MemoryStream(body),
        [.. contentType is null ? [] : new[] { ("Content-Type", contentType) }, .. contentEncoding is null ? [] : new[] { ("Content-Encoding", contentEncoding) }],
        contentLength);

    public static HttpRequest Of(Stream body, IEnumerable<(string Name, string Value)> headers, long? contentLength = null)
    {
        var request = new DefaultHttpContext().Request;
        foreach (var (name, value) in headers)
            request.Headers.Append(name, value);
        request.ContentLength = contentLength;
        request.Body = body;
        return request;
    }

    public static async Task<byte[]> BytesAsync(HttpRequest request)
    {
        using var body = await IngestBody.ReadAsync(request, CancellationToken.None);
        return body.Utf8.ToArray();
    }

    public static async Task<ProblemException> RefusedAsync(HttpRequest request)
    {
        var exception = await Assert.ThrowsAsync<ProblemException>(() => BytesAsync(request));
        Assert.InRange(exception.Message.Length, 1, 400);
        return exception;
    }

    /// <summary>The gzip member of nothing, which <see cref="GZipStream"/> does not write.</summary>
    private static byte[] EmptyGzip => [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0];

    public static byte[] Gzip(byte[] bytes, CompressionLevel level = CompressionLevel.Optimal)
    {
        if (bytes.Length == 0)
            return EmptyGzip;
        var output = new MemoryStream();
        using (var gzip = new GZipStream(output, level, leaveOpen: true))
            gzip.Write(bytes);
        return output.ToArray();
    }
}
