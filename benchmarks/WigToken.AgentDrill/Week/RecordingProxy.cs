using System.IO.Compression;
using System.Net.Http.Headers;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using WigToken.Contracts;

namespace WigToken.AgentDrill.Week;

/// <summary>Stands in front of a server and writes down what goes through.</summary>
internal sealed class RecordingProxy : IAsyncDisposable
{
    private static readonly string[] Passed = ["Authorization", "WigToken-Agent-Version", "WigToken-Queue-Depth", "WigToken-Client-Time"];

    private readonly WebApplication _app;
    private readonly HttpClient _server;
    private readonly Lock _lock = new();
    private readonly List<Exchange> _exchanges = [];
    private readonly long _start = TimeProvider.System.GetTimestamp();

    private RecordingProxy(WebApplication app, HttpClient server) => (_app, _server) = (app, server);

    public IReadOnlyList<Exchange> Exchanges
    {
        get
        {
            lock (_lock)
                return [.. _exchanges];
        }
    }

    /// <param name="port">Where it listens.</param>
    /// <param name="server">A client of the server.</param>
    public static async Task<RecordingProxy> StartAsync(int port, HttpClient server)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { Args = ["--hostBuilder:reloadConfigOnChange=false"] });
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.Urls.Add($"http://127.0.0.1:{port}");
        var proxy = new RecordingProxy(app, server);
        app.MapPost("/api/ingest/messages", proxy.PassAsync);
        await app.StartAsync();
        return proxy;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task PassAsync(HttpContext context)
    {
        var time = TimeProvider.System.GetElapsedTime(_start);
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("api/ingest/messages", UriKind.Relative)) { Content = new ByteArrayContent(body.ToArray()) };
        request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(context.Request.ContentType!);
        if (context.Request.Headers.ContentEncoding is [{ } encoding])
            request.Content.Headers.ContentEncoding.Add(encoding);
        foreach (var name in Passed)
            request.Headers.TryAddWithoutValidation(name, (string?)context.Request.Headers[name]);
        using var response = await _server.SendAsync(request, context.RequestAborted);
        Add(new Exchange(time, Ids(body), response.StatusCode, response.Headers.RetryAfter?.Delta));
        context.Response.StatusCode = (int)response.StatusCode;
        context.Response.ContentType = response.Content.Headers.ContentType?.ToString();
        if (response.Headers.RetryAfter is { } retry)
            context.Response.Headers.RetryAfter = retry.ToString();
        await response.Content.CopyToAsync(context.Response.Body, context.RequestAborted);
    }

    private void Add(Exchange exchange)
    {
        lock (_lock)
            _exchanges.Add(exchange);
    }

    private static List<string> Ids(MemoryStream compressed)
    {
        compressed.Position = 0;
        using var plain = new GZipStream(compressed, CompressionMode.Decompress);
        return JsonSerializer.Deserialize(plain, WigTokenJson.Default.IngestRequest)!.Messages.Select(static message => message.MessageId).ToList();
    }
}
