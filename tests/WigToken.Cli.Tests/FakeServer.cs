using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace WigToken.Cli.Tests;

/// <summary>A server on loopback that says what a test wants it to say.</summary>
internal sealed class FakeServer : IAsyncDisposable
{
    private readonly WebApplication _app;

    private FakeServer(WebApplication app) => _app = app;

    public string Url => _app.Urls.First();

    /// <summary>What the last call to the ingest endpoint sent: its Authorization header and its body.</summary>
    public (string Authorization, string Body)? Ingested { get; private set; }

    /// <param name="clock">How far its clock is ahead.</param>
    /// <param name="health">Answers <c>/health</c>.</param>
    /// <param name="ingest">Answers <c>/api/ingest/messages</c>.</param>
    public static async Task<FakeServer> StartAsync(TimeSpan clock, Func<HttpContext, Task>? health = null, Func<HttpContext, Task>? ingest = null)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = ["--hostBuilder:reloadConfigOnChange=false"] });
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        var server = new FakeServer(app);
        app.Use((context, next) =>
        {
            context.Response.Headers.Date = (TimeProvider.System.GetUtcNow() + clock).ToString("R", CultureInfo.InvariantCulture);
            return next(context);
        });
        app.MapGet("/health", context => (health ?? (static context => context.Response.WriteAsync("ok")))(context));
        app.MapPost("/api/ingest/messages", async context =>
        {
            using var reader = new StreamReader(context.Request.Body);
            server.Ingested = (context.Request.Headers.Authorization.ToString(), await reader.ReadToEndAsync());
            await (ingest ?? (static context => context.Response.WriteAsync("{}")))(context);
        });
        await app.StartAsync();
        return server;
    }

    public static Func<HttpContext, Task> Problem(int status, string code) => async context =>
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/problem+json";
        await context.Response.WriteAsync($$"""{"status":{{status}},"code":"{{code}}","detail":"because"}""");
    };

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
