using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace WigToken.AspNetCore.Tests.Widgets;

/// <summary>Somebody's site of one page, with an origin of its own and as strict a policy as there is.</summary>
internal sealed class ForeignSite : IAsyncDisposable
{
    private readonly WebApplication _app;

    private ForeignSite(WebApplication app) => _app = app;

    public string Origin => _app.Urls.First();

    /// <param name="body">What stands in the page.</param>
    /// <param name="server">Where WigToken is mounted.</param>
    public static async Task<ForeignSite> StartAsync(string body, Uri server)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var origin = server.GetLeftPart(UriPartial.Authority);
        app.MapGet("/", context =>
        {
            context.Response.ContentType = "text/html; charset=utf-8";
            context.Response.Headers.ContentSecurityPolicy =
                $"default-src 'none'; script-src {origin}; connect-src {origin}; img-src {origin} data:; require-trusted-types-for 'script'; trusted-types 'none'";
            return context.Response.WriteAsync($"""
                <!doctype html><html lang="en"><title>page</title><link rel="icon" href="data:,">
                <script type="module" src="{server}embed/widget.js"></script>
                {body}
                """);
        });
        await app.StartAsync(TestContext.Current.CancellationToken);
        return new ForeignSite(app);
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
