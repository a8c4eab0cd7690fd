using System.Buffers;
using Microsoft.AspNetCore.Http;
using WigToken.Endpoints;

namespace WigToken.Ingest;

/// <summary>The body of a request: all of it, decompressed, and known to be UTF-8. It lies in rented memory until it is disposed.</summary>
internal sealed class IngestBody : IDisposable
{
    private const int FirstBytes = 64 * 1024;

    private readonly PooledBytes _bytes;
    private readonly int _start;

    private IngestBody(PooledBytes bytes, int sentBytes)
    {
        _bytes = bytes;
        _start = bytes.Span.StartsWith("\uFEFF"u8) ? 3 : 0;
        SentBytes = sentBytes;
    }

    /// <summary>The JSON, without a byte order mark.</summary>
    public ReadOnlySpan<byte> Utf8 => _bytes.Span[_start..];

    /// <summary>How long the body was as it was sent.</summary>
    public int SentBytes { get; }

    /// <summary>Reads the body to its end, or to the point from which it cannot be taken any more.</summary>
    /// <exception cref="ProblemException">It is too large, too slow, cut off, damaged, empty, or no JSON in UTF-8 by its headers or its bytes.</exception>
    public static async Task<IngestBody> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        IngestHeaders.RequireJson(request);
        var isGzip = IngestHeaders.IsGzip(request);
        var limit = isGzip ? IngestLimits.CompressedBytes : IngestLimits.BodyBytes;
        if (request.ContentLength > limit)
            throw TooLarge($"The body is {request.ContentLength} bytes; expected at most {limit}{(isGzip ? " of gzip" : "")}. Send fewer messages at once.");

        var sent = await ReceiveAsync(request, limit, cancellationToken);
        var bytes = sent;
        try
        {
            var sentBytes = sent.Length;
            if (isGzip && sentBytes > 0)
            {
                bytes = GzipBody.Decompress(sent.Segment);
                sent.Dispose();
            }

            var body = new IngestBody(bytes, sentBytes);
            body.Check();
            return body;
        }
        catch
        {
            sent.Dispose();
            bytes.Dispose();
            throw;
        }
    }

    public static ProblemException TooLarge(string message) => new(StatusCodes.Status413PayloadTooLarge, "body_too_large", message);

    /// <summary>The server's own limits, and a client that hung up, as answers of ours.</summary>
    public static ProblemException? Explain(Exception exception) => exception switch
    {
        BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge } => TooLarge("The body is longer than this server takes. Send fewer messages at once."),
        BadHttpRequestException { StatusCode: StatusCodes.Status408RequestTimeout } => new ProblemException(
            StatusCodes.Status408RequestTimeout, "body_too_slow", "The body came too slowly; expected at least 240 bytes a second, or what this server asks for."),
        IOException => new ProblemException(StatusCodes.Status400BadRequest, "truncated_body", "The body ended before its end."),
        _ => null,
    };

    public void Dispose() => _bytes.Dispose();

    private static async Task<PooledBytes> ReceiveAsync(HttpRequest request, int limit, CancellationToken cancellationToken)
    {
        // A declared length is no reason to set as much aside: it is believed as it arrives.
        var bytes = new PooledBytes(FirstBytes);
        try
        {
            while (await request.Body.ReadAsync(bytes.Free(), cancellationToken) is > 0 and var count)
            {
                bytes.Advance(count);
                if (bytes.Length > limit)
                    throw TooLarge($"The body is longer than {limit} bytes. Send fewer messages at once.");
            }

            return bytes;
        }
        catch (Exception exception)
        {
            bytes.Dispose();
            if (Explain(exception) is { } explained)
                throw explained;
            throw;
        }
    }

    private void Check()
    {
        if (!Utf8.IsEmpty && System.Text.Unicode.Utf8.IsValid(_bytes.Span))
            return;
        if (Utf8.IsEmpty)
            throw new ProblemException(StatusCodes.Status400BadRequest, "empty_body", "The body is empty; expected a JSON object with \"machine\" and \"messages\".");
        throw new ProblemException(
            StatusCodes.Status400BadRequest, "invalid_utf8", $"Byte {FirstInvalid(_bytes.Span) + 1} of the body begins no UTF-8 character; expected JSON in UTF-8.");
    }

    private static int FirstInvalid(ReadOnlySpan<byte> bytes)
    {
        Span<char> scratch = stackalloc char[512];
        for (var at = 0; ; )
        {
            var status = System.Text.Unicode.Utf8.ToUtf16(bytes[at..], scratch, out var read, out _, replaceInvalidSequences: false);
            at += read;
            if (status is OperationStatus.InvalidData or OperationStatus.NeedMoreData or OperationStatus.Done)
                return at;
        }
    }
}
