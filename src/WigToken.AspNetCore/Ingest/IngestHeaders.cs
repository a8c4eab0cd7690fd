using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;
using WigToken.Endpoints;

namespace WigToken.Ingest;

/// <summary>What a request says of its body.</summary>
internal static class IngestHeaders
{
    /// <summary>JSON in UTF-8, and nothing else.</summary>
    public static void RequireJson(HttpRequest request)
    {
        var text = request.ContentType;
        if (!MediaTypeHeaderValue.TryParse(text, out var type) || !type.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase))
        {
            var found = string.IsNullOrEmpty(text) ? "missing" : Query.Quote(text);
            throw Unsupported("unsupported_media_type", $"Content-Type is {found}; expected application/json.", ("Accept-Post", "application/json"));
        }

        foreach (var parameter in type.Parameters)
        {
            if (parameter.Name.Equals("charset", StringComparison.OrdinalIgnoreCase)
                && !HeaderUtilities.RemoveQuotes(parameter.Value).Equals("utf-8", StringComparison.OrdinalIgnoreCase))
                throw Unsupported("unsupported_charset", $"The charset is {Query.Quote(parameter.Value.ToString())}; expected utf-8.");
        }
    }

    /// <summary>Whether the body is gzip; otherwise it is as it is.</summary>
    public static bool IsGzip(HttpRequest request)
    {
        var text = request.Headers.ContentEncoding.ToString().Trim();
        if (text.Length == 0 || text.Equals("identity", StringComparison.OrdinalIgnoreCase))
            return false;
        if (text.Equals("gzip", StringComparison.OrdinalIgnoreCase))
            return true;
        throw Unsupported("unsupported_encoding", $"Content-Encoding is {Query.Quote(text)}; expected gzip, once, or none.", (HeaderNames.AcceptEncoding, "gzip, identity"));
    }

    private static ProblemException Unsupported(string code, string message, (string Name, string Value)? header = null) =>
        new(StatusCodes.Status415UnsupportedMediaType, code, message, header);
}
