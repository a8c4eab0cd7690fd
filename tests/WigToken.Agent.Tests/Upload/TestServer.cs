using System.Collections.Concurrent;
using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using WigToken.Contracts;

namespace WigToken.Agent.Tests.Upload;

/// <summary>A server of the contract on a free port of loopback: takes everything, unless it is told to answer otherwise.</summary>
internal sealed class TestServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<Request> _requests = new();
    private readonly ConcurrentQueue<Func<HttpContext, Request, Task>> _answers = new();

    private TestServer()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _app = builder.Build();
        _app.Run(AnswerAsync);
    }

    public Uri Address => new(_app.Urls.Single());

    /// <summary>What has been asked, in order.</summary>
    public IReadOnlyList<Request> Requests => [.. _requests];

    /// <summary>The ids of the messages that were taken, in the order in which they came.</summary>
    public ConcurrentQueue<string> Taken { get; } = new();

    /// <summary>How it answers when nothing else is said.</summary>
    public Func<HttpContext, Request, Task> Otherwise { get; set; } = static (_, _) => Task.CompletedTask;

    public static async Task<TestServer> StartAsync()
    {
        var server = new TestServer();
        server.Otherwise = server.TakeAsync;
        await server._app.StartAsync();
        return server;
    }

    /// <summary>Says how the next request is answered that nothing was said of yet.</summary>
    public TestServer Then(Func<HttpContext, Request, Task> answer)
    {
        _answers.Enqueue(answer);
        return this;
    }

    public TestServer Then(int status, string? code = null, params (string Name, string Value)[] headers) => Then((context, _) => RefuseAsync(context, status, code, headers));

    public async Task TakeAsync(HttpContext context, Request request)
    {
        foreach (var message in request.Body.Messages)
            Taken.Enqueue(message.MessageId);
        await WriteAsync(context, new IngestResponse(true, request.Body.Messages.Count, request.Body.Messages.Count, 0, 0, []));
    }

    public static Task WriteAsync(HttpContext context, IngestResponse response) => context.Response.WriteAsJsonAsync(response, WigTokenJson.Default.IngestResponse);

    public static async Task RefuseAsync(HttpContext context, int status, string? code, params (string Name, string Value)[] headers)
    {
        context.Response.StatusCode = status;
        foreach (var (name, value) in headers)
            context.Response.Headers[name] = value;
        if (code is not null)
            await context.Response.WriteAsJsonAsync(new Problem("about:blank", "No", status, code, "It is not to be.", "It is not to be."), WigTokenJson.Default.Problem, "application/problem+json");
    }

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        using var sent = new MemoryStream();
        await context.Request.Body.CopyToAsync(sent);
        var isCompressed = context.Request.Headers.ContentEncoding == "gzip";
        var body = isCompressed ? Decompress(sent.ToArray()) : sent.ToArray();
        var request = new Request(
            context.Request.Path, context.Request.Headers.ToDictionary(static header => header.Key, static header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase),
            isCompressed, Encoding.UTF8.GetString(body), JsonSerializer.Deserialize(body, WigTokenJson.Default.IngestRequest)!);
        _requests.Enqueue(request);
        await (_answers.TryDequeue(out var answer) ? answer : Otherwise)(context, request);
    }

    private static byte[] Decompress(byte[] bytes)
    {
        using var plain = new MemoryStream();
        using var gzip = new GZipStream(new MemoryStream(bytes), CompressionMode.Decompress);
        gzip.CopyTo(plain);
        return plain.ToArray();
    }

    internal sealed record Request(string Path, IReadOnlyDictionary<string, string> Headers, bool IsCompressed, string Text, IngestRequest Body);
}
