using System.Net;
using Microsoft.AspNetCore.Builder;
using WigToken.AspNetCore.Tests.Hosting;

namespace WigToken.AspNetCore.Tests.Page;

public sealed class PageTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/", "")]
    [InlineData("/usage", "")]
    [InlineData("/usage", "/corp")]
    public async Task Page_AndAllItNames_AreThere(string prefix, string pathBase)
    {
        await using var portal = await TestPortal.StartAsync(new PortalSetup
        {
            Prefix = prefix,
            PathBase = pathBase,
            Pipeline = app => app.UsePathBase(pathBase).UseRouting(),
        });

        Assert.Contains("<!doctype html>", await portal.TextAsync(""), StringComparison.Ordinal);
        foreach (var link in PageFiles.Links())
        {
            using var answer = await portal.GetAsync(link);
            Assert.True(answer.IsSuccessStatusCode, $"{link}: {answer.StatusCode}");
        }
    }

    [Theory]
    [InlineData("../usage?a=1&b=%20", "usage/?a=1&b=%20")]
    [InlineData("../USAGE", "USAGE/")]
    public async Task Page_WithoutTheSlash_RedirectsToASibling(string path, string location)
    {
        await using var portal = await TestPortal.StartAsync();

        using var answer = await portal.GetAsync(path);

        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
        Assert.Equal(location, answer.Headers.Location!.OriginalString);
    }

    /// <summary>The links went to the site's root when the path base alone was asked for.</summary>
    [Fact]
    public async Task Page_AtABarePathBase_RedirectsToASibling()
    {
        await using var portal = await TestPortal.StartAsync(new PortalSetup
        {
            Prefix = "/", PathBase = "/corp/사용량", Pipeline = static app => app.UsePathBase("/corp/사용량").UseRouting(),
        });

        using var answer = await portal.GetAsync("../사용량?a=1");

        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
        Assert.Equal("%EC%82%AC%EC%9A%A9%EB%9F%89/?a=1", answer.Headers.Location!.OriginalString);
    }

    public static TheoryData<string, string, string> Files =>
    [
        ("", "text/html; charset=utf-8", "no-cache"),
        (PageFiles.Asset("index", ".js"), "text/javascript; charset=utf-8", "public, max-age=31536000, immutable"),
        (PageFiles.Asset("index", ".css"), "text/css; charset=utf-8", "public, max-age=31536000, immutable"),
        (PageFiles.Asset("favicon", ".svg"), "image/svg+xml", "public, max-age=31536000, immutable"),
    ];

    [Theory]
    [MemberData(nameof(Files))]
    public async Task File_HasItsType_AndIsNotSentTwice(string path, string contentType, string cacheControl)
    {
        await using var portal = await TestPortal.StartAsync();

        using var first = await portal.GetAsync(path);
        var tag = first.Headers.ETag!.ToString();

        Assert.Equal(contentType, first.Content.Headers.ContentType!.ToString());
        Assert.Equal("nosniff", Assert.Single(first.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal(cacheControl, first.Headers.GetValues("Cache-Control").Single());
        foreach (var known in new[] { tag, $"W/{tag}", $"\"other\", {tag}" })
        {
            using var again = await portal.SendAsync(HttpMethod.Get, path, ("If-None-Match", known));
            Assert.Equal((HttpStatusCode.NotModified, tag), (again.StatusCode, again.Headers.ETag!.ToString()));
            Assert.Empty(await again.Content.ReadAsByteArrayAsync(Cancel));
        }

        using var changed = await portal.SendAsync(HttpMethod.Get, path, ("If-None-Match", "\"other\""));
        Assert.Equal(HttpStatusCode.OK, changed.StatusCode);
    }

    [Theory]
    [InlineData("br")]
    [InlineData("gzip")]
    public async Task File_IsSentAsItWasCompressed(string encoding)
    {
        await using var portal = await TestPortal.StartAsync();
        var path = PageFiles.Asset("index", ".js");

        using var plain = await portal.GetAsync(path);
        using var small = await portal.SendAsync(HttpMethod.Get, path, ("Accept-Encoding", encoding));

        Assert.Equal(encoding, Assert.Single(small.Content.Headers.ContentEncoding));
        Assert.Contains("Accept-Encoding", small.Headers.Vary);
        Assert.NotEqual(plain.Headers.ETag, small.Headers.ETag);
        Assert.True(small.Content.Headers.ContentLength * 2 < plain.Content.Headers.ContentLength);
    }

    [Theory]
    [InlineData("assets/index.html")]
    [InlineData("assets/nothing.js")]
    [InlineData("assets/index-0ld0ld00.js")]
    [InlineData("assets/index-0ld0ld00.css")]
    [InlineData("assets/..%2Findex.html")]
    public async Task File_ThatIsNone_IsAnsweredInJson(string path)
    {
        await using var portal = await TestPortal.StartAsync();

        using var answer = await portal.GetAsync(path);

        Assert.Equal((HttpStatusCode.NotFound, "application/problem+json"), (answer.StatusCode, answer.Content.Headers.ContentType!.MediaType));
    }

    [Fact]
    public async Task Policy_IsOurs_UnlessTheHostHasOne()
    {
        await using var portal = await TestPortal.StartAsync();
        await using var strict = await TestPortal.StartAsync(new PortalSetup
        {
            Pipeline = static app => app.Use(static (context, next) =>
            {
                context.Response.Headers.ContentSecurityPolicy = "default-src 'self'";
                return next(context);
            }),
        });

        using var ours = await portal.GetAsync("");
        using var theirs = await strict.GetAsync("");

        var policy = Assert.Single(ours.Headers.GetValues("Content-Security-Policy"));
        Assert.StartsWith("default-src 'none';", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Equal("default-src 'self'", Assert.Single(theirs.Headers.GetValues("Content-Security-Policy")));
    }

    [Fact]
    public async Task Headless_IsALineOfText()
    {
        await using var portal = await TestPortal.StartAsync(new PortalSetup { Options = static options => options.Headless = true });

        using var answer = await portal.GetAsync("");

        Assert.Equal("text/plain; charset=utf-8", answer.Content.Headers.ContentType!.ToString());
        Assert.StartsWith("WigToken ", await answer.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
    }

    /// <summary>It holds nothing that anybody must not see, and the sign-in is on it.</summary>
    [Fact]
    public async Task Page_IsOpen_ThoughTheReadsAreNot()
    {
        await using var portal = await TestPortal.StartAsync(Team.Setup(static options => options.PublicReads = "none"));

        Assert.Contains("<!doctype html>", await portal.TextAsync(""), StringComparison.Ordinal);
        using var totals = await portal.GetAsync("api/usage/totals");
        Assert.Equal(HttpStatusCode.Unauthorized, totals.StatusCode);
    }
}
