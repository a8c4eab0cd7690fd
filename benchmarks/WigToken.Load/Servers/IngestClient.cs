using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;

namespace WigToken.Load.Servers;

/// <summary>Sends bodies with one token.</summary>
internal sealed class IngestClient(HttpClient client, string token, bool isGzip = false)
{
    private static readonly Uri Path = new("api/ingest/messages", UriKind.Relative);
    private static readonly MediaTypeHeaderValue Json = new("application/json");

    private readonly AuthenticationHeaderValue _authorization = new("Bearer", token);

    /// <summary>Sends a body; completes when the answer is there.</summary>
    /// <exception cref="HttpRequestException">The server is not there, or has gone away.</exception>
    public async Task<IngestAnswer> SendAsync(ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Path) { Content = new ReadOnlyMemoryContent(body) };
        request.Headers.Authorization = _authorization;
        request.Content.Headers.ContentType = Json;
        if (isGzip)
            request.Content.Headers.ContentEncoding.Add("gzip");
        using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        var answer = await response.Content.ReadAsByteArrayAsync(cancellationToken);
        if (response.StatusCode != HttpStatusCode.OK)
            return new IngestAnswer(response.StatusCode, 0, 0);
        using var counts = JsonDocument.Parse(answer);
        return new IngestAnswer(
            response.StatusCode, counts.RootElement.GetProperty("applied").GetInt32(), counts.RootElement.GetProperty("duplicates").GetInt32());
    }

    /// <summary>Sends a body of messages that the server cannot know.</summary>
    /// <exception cref="LoadException">It did not take every one as new.</exception>
    public async Task SendNewAsync(ReadOnlyMemory<byte> body, int messages, CancellationToken cancellationToken)
    {
        var answer = await SendAsync(body, cancellationToken);
        if (answer.Applied != messages)
            throw new LoadException($"Of {messages} new messages the server took {answer.Applied}, with status {(int)answer.Status}.");
    }
}
