using WigToken.Storage.Access;

namespace WigToken.Storage.Tests.Access;

public sealed class EmbedOriginTests
{
    [Theory]
    [InlineData("https://example.org", "https://example.org")]
    [InlineData("  https://example.org/ ", "https://example.org")]
    [InlineData("HTTPS://EXAMPLE.Org:443/", "https://example.org")]
    [InlineData("http://example.org:80", "http://example.org")]
    [InlineData("http://example.org:080", "http://example.org")]
    [InlineData("http://example.org:443", "http://example.org:443")]
    [InlineData("https://example.org:80", "https://example.org:80")]
    [InlineData("http://localhost:5173", "http://localhost:5173")]
    [InlineData("https://exam_ple.org", "https://exam_ple.org")]
    [InlineData("https://MÜLLER.example", "https://xn--mller-kva.example")]
    [InlineData("https://straße.example", "https://xn--strae-oqa.example")]
    [InlineData("https://xn--mller-kva.example", "https://xn--mller-kva.example")]
    [InlineData("http://127.0.0.1:8080", "http://127.0.0.1:8080")]
    [InlineData("http://0x7f.1", "http://127.0.0.1")]
    [InlineData("http://[::1]:80", "http://[::1]")]
    [InlineData("http://[2001:DB8:0:0:0:0:0:1]:8080/", "http://[2001:db8::1]:8080")]
    public void TryNormalise_AnAddress_IsTheOriginThatBrowsersSend(string text, string expected)
    {
        Assert.True(EmbedOrigin.TryNormalise(text, out var origin));
        Assert.Equal(expected, origin);
        Assert.True(EmbedOrigin.TryNormalise(origin, out var again));
        Assert.Equal(expected, again);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("*")]
    [InlineData("example.org")]
    [InlineData("//example.org")]
    [InlineData("/example.org")]
    [InlineData("https:example.org")]
    [InlineData("https:/example.org")]
    [InlineData("https:///example.org")]
    [InlineData("https://")]
    [InlineData("https://:443")]
    [InlineData("ftp://example.org")]
    [InlineData("file:///etc/passwd")]
    [InlineData("javascript:alert(1)")]
    [InlineData("chrome-extension://abcdef")]
    [InlineData("https://*.example.org")]
    [InlineData("https://*")]
    [InlineData("https://ann@example.org")]
    [InlineData("https://ann:secret@example.org")]
    [InlineData("https://@example.org")]
    [InlineData("https://example.org.")]
    [InlineData("https://example.org。")]
    [InlineData("https://example.org./")]
    [InlineData("https://example.org/page")]
    [InlineData("https://example.org//")]
    [InlineData("https://example.org/..")]
    [InlineData("https://example.org/.")]
    [InlineData("https://example.org?")]
    [InlineData("https://example.org/?a=b")]
    [InlineData("https://example.org#")]
    [InlineData("https://example.org/#a")]
    [InlineData("http://evil.example\\@good.example")]
    [InlineData("https:\\\\good.example")]
    [InlineData("https://good.example\\")]
    [InlineData("https://good.example\\.evil.example")]
    [InlineData("https://exa\tmple.org")]
    [InlineData("https://exa\nmple.org")]
    [InlineData("https://exa\rmple.org")]
    [InlineData("https://exa mple.org")]
    [InlineData("ht\ntps://example.org")]
    [InlineData("https://example.org\0")]
    [InlineData("https://example.org https://evil.example")]
    [InlineData("https://a.example,https://b.example")]
    [InlineData("https://ex%61mple.org")]
    [InlineData("https://a\u202Eb.example")]
    [InlineData("https://a\u200Db.example")]
    [InlineData("https://a..example")]
    [InlineData("https://-a.example")]
    [InlineData("https://example.org:65536")]
    [InlineData("https://example.org:-1")]
    [InlineData("https://example.org:x")]
    [InlineData("http://[fe80::1%25eth0]")]
    [InlineData("http://[fe80::1%eth0]")]
    [InlineData("http://[::ffff:1.2.3.4]")]
    [InlineData("http://[::1")]
    [InlineData("http://256.1.1.1.1.example:99999")]
    public void TryNormalise_AnythingElse_IsRefused(string? text)
    {
        Assert.False(EmbedOrigin.TryNormalise(text, out var origin), origin);
        Assert.Null(origin);
    }

    [Fact]
    public void TryNormalise_VeryLong_IsRefused()
    {
        Assert.False(EmbedOrigin.TryNormalise($"https://{string.Join('.', Enumerable.Repeat("abcdefghi", 40))}", out _));
        Assert.False(EmbedOrigin.TryNormalise($"https://{new string('a', 64)}.example", out _));
        Assert.False(EmbedOrigin.TryNormalise(new string('/', 1_000_000), out _));
    }
}
