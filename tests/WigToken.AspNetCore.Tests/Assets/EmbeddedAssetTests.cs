using Microsoft.AspNetCore.Http;
using WigToken.Assets;

namespace WigToken.AspNetCore.Tests.Assets;

public sealed class EmbeddedAssetTests
{
    private static readonly byte[] Plain = "plain"u8.ToArray(), Brotli = "br"u8.ToArray(), Gzip = "gz"u8.ToArray();

    [Theory]
    [InlineData("br, gzip, deflate", "br")]
    [InlineData("gzip, br", "br")]
    [InlineData("BR", "br")]
    [InlineData("gzip", "gzip")]
    [InlineData("gzip, deflate;q=0.5", "gzip")]
    [InlineData("br;q=0, gzip;q=0.1", "gzip")]
    [InlineData("br;q=0, gzip;q=0", "")]
    [InlineData("identity", "")]
    [InlineData("brotli", "")]
    [InlineData("", "")]
    [InlineData(",;=q", "")]
    public async Task Form_IsTheSmallestThatTheClientTakes(string accepted, string expected)
    {
        var answer = await AskAsync(new EmbeddedAsset("a.js", Plain, Brotli, Gzip), ("Accept-Encoding", accepted));

        Assert.Equal(expected, answer.Encoding);
        Assert.Equal(expected switch { "br" => Brotli, "gzip" => Gzip, _ => Plain }, answer.Body);
        Assert.Equal(answer.Body.Length, answer.Length);
        Assert.Equal("Accept-Encoding", answer.Vary);
    }

    [Fact]
    public async Task Form_ThatThereIsNot_IsNotSent()
    {
        Assert.Equal("gzip", (await AskAsync(new EmbeddedAsset("a.js", Plain, null, Gzip), ("Accept-Encoding", "br, gzip"))).Encoding);
        Assert.Equal("", (await AskAsync(new EmbeddedAsset("a.js", Plain, null, null), ("Accept-Encoding", "br, gzip"))).Encoding);
    }

    [Fact]
    public async Task Tags_DifferByFormAndByContent()
    {
        var asset = new EmbeddedAsset("a.js", Plain, Brotli, Gzip);
        var tags = new List<string>();
        foreach (var accepted in new[] { "br", "gzip", "" })
            tags.Add((await AskAsync(asset, ("Accept-Encoding", accepted))).ETag);
        tags.Add((await AskAsync(new EmbeddedAsset("a.js", Brotli, null, null), ("Accept-Encoding", ""))).ETag);

        Assert.Equal(4, tags.Distinct().Count());
    }

    [Theory]
    [InlineData("br", "{0}", 304)]
    [InlineData("br", "W/{0}", 304)]
    [InlineData("br", "\"x\", {0}", 304)]
    [InlineData("gzip", "{0}", 200)]
    [InlineData("br", "\"x\"", 200)]
    public async Task WhoHasIt_IsNotSentItAgain(string accepted, string known, int status)
    {
        var asset = new EmbeddedAsset("a.js", Plain, Brotli, Gzip);
        var tag = (await AskAsync(asset, ("Accept-Encoding", "br"))).ETag;

        var answer = await AskAsync(asset, ("Accept-Encoding", accepted), ("If-None-Match", string.Format(null, known, tag)));

        Assert.Equal(status, answer.Status);
        Assert.Equal(status == 304, answer.Body.Length == 0);
        Assert.Equal("max-age=1", answer.CacheControl);
    }

    [Theory]
    [InlineData("a.js", "text/javascript; charset=utf-8")]
    [InlineData("a/b.css", "text/css; charset=utf-8")]
    [InlineData("index.html", "text/html; charset=utf-8")]
    [InlineData("icon.svg", "image/svg+xml")]
    [InlineData("texts.ko.json", "application/json; charset=utf-8")]
    public async Task Type_IsThatOfItsName(string name, string type)
    {
        Assert.Equal(type, (await AskAsync(new EmbeddedAsset(name, Plain, null, null))).Type);
    }

    private static async Task<Answer> AskAsync(EmbeddedAsset asset, params (string Name, string Value)[] headers)
    {
        var context = new DefaultHttpContext();
        foreach (var (name, value) in headers)
            context.Request.Headers[name] = value;
        using var body = new MemoryStream();
        context.Response.Body = body;
        await asset.WriteAsync(context, "max-age=1");
        var sent = context.Response.Headers;
        return new Answer(
            context.Response.StatusCode, body.ToArray(), context.Response.ContentLength, sent.ContentEncoding.ToString(), sent.ETag.ToString(), sent.Vary.ToString(),
            sent.CacheControl.ToString(), context.Response.ContentType);
    }

    private sealed record Answer(int Status, byte[] Body, long? Length, string Encoding, string ETag, string Vary, string CacheControl, string? Type);
}
