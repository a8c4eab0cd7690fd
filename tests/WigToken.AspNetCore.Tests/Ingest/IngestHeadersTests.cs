using static WigToken.AspNetCore.Tests.Ingest.Requests;

namespace WigToken.AspNetCore.Tests.Ingest;

public sealed class IngestHeadersTests
{
    private static readonly byte[] Small = "{}"u8.ToArray();

    [Theory]
    [InlineData("application/json")]
    [InlineData("Application/JSON")]
    [InlineData("application/json; charset=utf-8")]
    [InlineData("application/json;charset=\"UTF-8\"")]
    [InlineData("application/json; v=1")]
    public async Task Read_Json_IsTaken(string contentType) => Assert.Equal(Small, await BytesAsync(Of(Small, contentType)));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("application/problem+json")]
    [InlineData("application/json, text/plain")]
    [InlineData("application/*")]
    [InlineData("json")]
    [InlineData(";")]
    public async Task Read_AnotherType_IsRefusedAndToldTheRightOne(string? contentType)
    {
        var refused = await RefusedAsync(Of(Small, contentType));

        Assert.Equal((415, "unsupported_media_type", ("Accept-Post", "application/json")), (refused.Status, refused.Code, refused.Header));
    }

    [Theory]
    [InlineData("application/json; charset=utf-16")]
    [InlineData("application/json; charset=iso-8859-1")]
    [InlineData("application/json; charset=\"\"")]
    [InlineData("application/json; charset=utf-8; charset=utf-16")]
    public async Task Read_AnotherCharset_IsRefused(string contentType)
    {
        var refused = await RefusedAsync(Of(Small, contentType));

        Assert.Equal((415, "unsupported_charset"), (refused.Status, refused.Code));
    }

    [Theory]
    [InlineData("zstd")]
    [InlineData("br")]
    [InlineData("deflate")]
    [InlineData("gzip, gzip")]
    [InlineData("gzip,identity")]
    public async Task Read_AnotherEncoding_IsRefusedAndToldTheRightOnes(string encoding)
    {
        var refused = await RefusedAsync(Of(Small, contentEncoding: encoding));

        Assert.Equal((415, "unsupported_encoding", ("Accept-Encoding", "gzip, identity")), (refused.Status, refused.Code, refused.Header));
    }

    [Theory]
    [InlineData("identity")]
    [InlineData("")]
    [InlineData(" Identity ")]
    public async Task Read_NoEncoding_IsReadAsItIs(string encoding) => Assert.Equal(Small, await BytesAsync(Of(Small, contentEncoding: encoding)));

    [Fact]
    public async Task Read_LongHeaders_AreNotRepeated()
    {
        var junk = new string('x', 20_000);

        await RefusedAsync(Of(Small, junk));
        await RefusedAsync(Of(Small, contentEncoding: junk));
        await RefusedAsync(Of(Small, "application/json; charset=" + junk));
    }
}
