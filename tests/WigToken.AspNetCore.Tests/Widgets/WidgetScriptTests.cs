using System.IO.Compression;
using System.Net;
using Microsoft.AspNetCore.Builder;
using WigToken.AspNetCore.Tests.Hosting;

namespace WigToken.AspNetCore.Tests.Widgets;

/// <summary>The script that any page may load.</summary>
public sealed class WidgetScriptTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/", "")]
    [InlineData("/usage", "")]
    [InlineData("/usage", "/corp")]
    public async Task Script_IsThere_WhereverItIsMounted(string prefix, string pathBase)
    {
        WidgetFiles.Require();
        await using var portal = await TestPortal.StartAsync(new PortalSetup { Prefix = prefix, PathBase = pathBase, Pipeline = app => app.UsePathBase(pathBase).UseRouting() });
        using var answer = await portal.GetAsync("embed/widget.js");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("text/javascript; charset=utf-8", answer.Content.Headers.ContentType!.ToString());
        Assert.Contains("wig-", await answer.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("none", "team")]
    [InlineData("default", "team")]
    [InlineData("all", "solo")]
    public async Task AnyPage_MayLoadIt(string publicReads, string mode)
    {
        WidgetFiles.Require();
        await using var portal = await TestPortal.StartAsync(new PortalSetup { Options = options => (options.PublicReads, options.Mode) = (publicReads, mode) });
        using var answer = await portal.SendAsync(HttpMethod.Get, "embed/widget.js", ("Origin", "https://anybody.example"), ("Sec-Fetch-Site", "cross-site"));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(["*"], answer.Headers.GetValues("Access-Control-Allow-Origin"));
        Assert.Equal(["cross-origin"], answer.Headers.GetValues("Cross-Origin-Resource-Policy"));
        Assert.Equal(["nosniff"], answer.Headers.GetValues("X-Content-Type-Options"));
        Assert.Equal("public, max-age=3600, stale-while-revalidate=86400", string.Join(", ", answer.Headers.GetValues("Cache-Control")));
    }

    [Fact]
    public async Task Forms_AreTheSameScript_AndTheSmallestIsSent()
    {
        WidgetFiles.Require();
        await using var portal = await TestPortal.StartAsync();
        var plain = await portal.TextAsync("embed/widget.js");

        Assert.Equal(plain, await AskAsync("gzip", static body => new GZipStream(body, CompressionMode.Decompress)));
        Assert.Equal(plain, await AskAsync("br", static body => new BrotliStream(body, CompressionMode.Decompress)));

        async Task<string> AskAsync(string encoding, Func<Stream, Stream> open)
        {
            using var answer = await portal.SendAsync(HttpMethod.Get, "embed/widget.js", ("Accept-Encoding", $"{encoding}, *;q=0.1"));
            Assert.Equal([encoding], answer.Content.Headers.ContentEncoding);
            var bytes = await answer.Content.ReadAsByteArrayAsync(Cancel);
            Assert.True(bytes.Length <= 10_000, $"{bytes.Length} bytes of {encoding}");
            using var reader = new StreamReader(open(new MemoryStream(bytes)));
            return await reader.ReadToEndAsync(Cancel);
        }
    }

    [Fact]
    public async Task AHostThatCompresses_LeavesItAlone()
    {
        WidgetFiles.Require();
        await using var portal = await TestPortal.StartAsync(new PortalSetup
        {
            Services = static builder => builder.Services.AddResponseCompression(static options => (options.EnableForHttps, options.MimeTypes) = (true, ["*/*"])),
            Pipeline = static app => app.UseResponseCompression(),
        });
        using var answer = await portal.SendAsync(HttpMethod.Get, "embed/widget.js", ("Accept-Encoding", "gzip"));

        Assert.Equal(["gzip"], answer.Content.Headers.ContentEncoding);
        using var reader = new StreamReader(new GZipStream(await answer.Content.ReadAsStreamAsync(Cancel), CompressionMode.Decompress));
        Assert.Contains("wig-", await reader.ReadToEndAsync(Cancel), StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhoHasIt_IsNotSentItAgain()
    {
        WidgetFiles.Require();
        await using var portal = await TestPortal.StartAsync();
        using var first = await portal.SendAsync(HttpMethod.Get, "embed/widget.js", ("Accept-Encoding", "br"));
        using var again = await portal.SendAsync(HttpMethod.Get, "embed/widget.js", ("Accept-Encoding", "br"), ("If-None-Match", first.Headers.ETag!.ToString()));

        Assert.Equal((HttpStatusCode.NotModified, first.Headers.ETag), (again.StatusCode, again.Headers.ETag));
        Assert.Equal(["*"], again.Headers.GetValues("Access-Control-Allow-Origin"));
    }

    [Fact]
    public async Task WithoutNode_TheServerSaysWhyThereIsNone()
    {
        if (WidgetFiles.AreThere)
            Assert.Skip("The package was built with Node.js.");
        await using var portal = await TestPortal.StartAsync();
        using var answer = await portal.GetAsync("embed/widget.js");

        Assert.Contains("Node.js", await answer.AssertProblemAsync(HttpStatusCode.NotFound, "not_found"), StringComparison.Ordinal);
    }
}
