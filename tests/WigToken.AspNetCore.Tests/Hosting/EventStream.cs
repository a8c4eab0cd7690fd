using System.Text.Json.Nodes;

namespace WigToken.AspNetCore.Tests.Hosting;

/// <summary>One block of an event stream.</summary>
internal sealed record StreamEvent(string? Retry, string? Id, string? Type, string? Data)
{
    public long Messages => (long)JsonNode.Parse(Data!)!["totals"]!["messages"]!;
}

/// <summary>A client of the live stream that shows what really comes over the wire.</summary>
internal sealed class EventStream : IDisposable
{
    private readonly StreamReader _reader;

    private EventStream(HttpResponseMessage response, Stream body) => (Response, _reader) = (response, new StreamReader(body));

    public HttpResponseMessage Response { get; }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static async Task<EventStream> OpenAsync(TestPortal portal, string? lastEventId = null, string path = "api/usage/stream", string? authorization = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (authorization is not null)
            request.Headers.TryAddWithoutValidation("Authorization", authorization);
        if (lastEventId is not null)
            request.Headers.TryAddWithoutValidation("Last-Event-ID", lastEventId);
        var response = await portal.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Cancel);
        Assert.Equal("text/event-stream; charset=utf-8", response.Content.Headers.ContentType?.ToString());
        return new EventStream(response, await response.Content.ReadAsStreamAsync(Cancel));
    }

    /// <summary>The next block; null at the end of the stream.</summary>
    public async Task<StreamEvent?> NextAsync()
    {
        var block = new StreamEvent(null, null, null, null);
        while (await _reader.ReadLineAsync(Cancel).AsTask().WaitAsync(Wait.Limit, Cancel) is { } line)
        {
            if (line.Length == 0)
                return block;
            var (name, value) = line.Split(": ", 2) is [var left, var right] ? (left, right) : (line, "");
            block = name switch
            {
                "retry" => block with { Retry = value },
                "id" => block with { Id = value },
                "event" => block with { Type = value },
                "data" => block with { Data = value },
                _ => throw new InvalidOperationException($"'{line}' is no line of an event stream of ours."),
            };
        }

        return null;
    }

    /// <summary>The next snapshot.</summary>
    public async Task<StreamEvent> TotalsAsync()
    {
        while (true)
        {
            var block = await NextAsync();
            Assert.NotNull(block);
            if (block.Type == "totals")
                return block;
        }
    }

    public async Task<StreamEvent> TotalsAsync(long messages)
    {
        while (true)
        {
            var totals = await TotalsAsync();
            if (totals.Messages == messages)
                return totals;
        }
    }

    public async Task EndAsync()
    {
        while (await NextAsync() is not null)
        {
        }
    }

    public void Dispose()
    {
        _reader.Dispose();
        Response.Dispose();
    }
}
