using System.Collections.Concurrent;
using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace WigToken.Agent.Host.Tests.Running;

/// <summary>A server on loopback that takes everything and keeps it, or says what a test wants it to say.</summary>
internal sealed class CapturingServer : IAsyncDisposable
{
    private readonly WebApplication _app;

    private CapturingServer(WebApplication app) => _app = app;

    public string Url => _app.Urls.First();

    /// <summary>The bodies of the requests, decompressed; signs of life are left out.</summary>
    public ConcurrentQueue<string> Bodies { get; } = new();

    /// <summary>The <c>Authorization</c> headers of all requests.</summary>
    public ConcurrentQueue<string> Authorizations { get; } = new();

    /// <param name="answer">Answers requests; as a WigToken server that takes them if there is none.</param>
    public static async Task<CapturingServer> StartAsync(Func<HttpContext, Task>? answer = null)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = ["--hostBuilder:reloadConfigOnChange=false"] });
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        var server = new CapturingServer(app);
        app.MapPost("/api/ingest/messages", async context =>
        {
            server.Authorizations.Enqueue(context.Request.Headers.Authorization.ToString());
            var body = await ReadAsync(context.Request);
            var count = JsonDocument.Parse(body).RootElement.GetProperty("messages").GetArrayLength();
            if (count > 0)
                server.Bodies.Enqueue(body);
            await (answer?.Invoke(context) ?? context.Response.WriteAsync($$"""{"ok":true,"received":{{count}},"applied":{{count}},"updated":0,"duplicates":0,"rejected":[]}"""));
        });
        await app.StartAsync();
        return server;
    }

    public static Func<HttpContext, Task> Problem(int status, string code) => context =>
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/problem+json";
        return context.Response.WriteAsync($$"""{"status":{{status}},"title":"t","code":"{{code}}","detail":"because","error":"because"}""");
    };

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private static async Task<string> ReadAsync(HttpRequest request)
    {
        Stream stream = request.Headers.ContentEncoding == "gzip" ? new GZipStream(request.Body, CompressionMode.Decompress) : request.Body;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return await reader.ReadToEndAsync();
    }
}
