using System.Text.Encodings.Web;

namespace WigToken.Sample;

/// <summary>Two pages and their files, with a policy as strict as a public site's should be.</summary>
public static class Site
{
    public static WebApplication Create(string[] args)
    {
        var builder = WebApplication.CreateBuilder(args);
        var server = (builder.Configuration["server"] ?? "http://localhost:10103").TrimEnd('/');
        var token = builder.Configuration["token"] ?? "";
        var origin = new Uri(server).GetLeftPart(UriPartial.Authority);

        var app = builder.Build();
        app.Use((context, next) =>
        {
            // All that widgets need of a policy: their script, what they ask, and the badge.
            context.Response.Headers.ContentSecurityPolicy =
                $"default-src 'none'; style-src 'self'; script-src 'self' {origin}; connect-src {origin}; img-src 'self' {origin}; base-uri 'none'; form-action 'none'";
            return next(context);
        });
        app.UseStaticFiles();
        app.MapGet("/", () => Page("tags.html"));
        app.MapGet("/react", () => Page("react.html"));
        return app;

        IResult Page(string name) => Results.Content(
            File.ReadAllText(Path.Combine(builder.Environment.ContentRootPath, "pages", name))
                .Replace("{server}", HtmlEncoder.Default.Encode(server), StringComparison.Ordinal)
                .Replace("{token}", HtmlEncoder.Default.Encode(token), StringComparison.Ordinal),
            "text/html; charset=utf-8");
    }
}
