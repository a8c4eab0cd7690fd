using System.Text;
using Microsoft.AspNetCore.Http;
using WigToken.Ingest;
using static WigToken.AspNetCore.Tests.Ingest.Requests;

namespace WigToken.AspNetCore.Tests.Ingest;

public sealed class IngestBodyTests
{
    private static readonly byte[] Small = "{}"u8.ToArray();

    [Theory]
    [InlineData("")]
    [InlineData("\uFEFF")]
    public async Task Read_NothingInIt_IsEmpty(string body)
    {
        var bytes = Encoding.UTF8.GetBytes(body);
        foreach (var request in new[] { Of(bytes), Of(Gzip(bytes), contentEncoding: "gzip"), Of([], contentEncoding: "gzip") })
            Assert.Equal((400, "empty_body"), await CodeAsync(request));
    }

    [Fact]
    public async Task Read_ByteOrderMark_IsPassedOver() => Assert.Equal(Small, await BytesAsync(Of([.. "\uFEFF"u8, .. Small])));

    [Fact]
    public async Task Read_Utf16_IsNoUtf8() => Assert.Equal((400, "invalid_utf8"), await CodeAsync(Of([0xFF, 0xFE, .. Encoding.Unicode.GetBytes("{}")])));

    [Theory]
    [InlineData(new byte[] { 0x80 })]
    [InlineData(new byte[] { 0xC0, 0x80 })]
    [InlineData(new byte[] { 0xED, 0xA0, 0x80 })]
    [InlineData(new byte[] { 0xF4, 0x90, 0x80, 0x80 })]
    [InlineData(new byte[] { 0xE2, 0x82 })]
    public async Task Read_InvalidUtf8Anywhere_IsRefusedAndSaysWhere(byte[] invalid)
    {
        foreach (var before in new[] { 0, 1, 511, 512, 513, 5000 })
        {
            var body = (byte[])[.. Enumerable.Repeat((byte)' ', before), .. invalid];
            var refused = await RefusedAsync(Of(body));

            Assert.Equal((400, "invalid_utf8"), (refused.Status, refused.Code));
            Assert.StartsWith($"Byte {before + 1} ", refused.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Read_LargestBody_IsTakenAndOneByteMoreIsNot()
    {
        var body = Enumerable.Repeat((byte)' ', IngestLimits.BodyBytes + 1).ToArray();

        Assert.Equal(IngestLimits.BodyBytes, (await BytesAsync(Of(body[1..]))).Length);
        Assert.Equal((413, "body_too_large"), await CodeAsync(Of(body)));
    }

    [Theory]
    [InlineData(null, IngestLimits.BodyBytes)]
    [InlineData("gzip", IngestLimits.CompressedBytes)]
    public async Task Read_TooMuchDeclared_IsRefusedUnread(string? encoding, int limit)
    {
        using var body = new EndlessStream();

        var refused = await RefusedAsync(Of(body, Headers(encoding), limit + 1L));

        Assert.Equal((413, "body_too_large", 0), (refused.Status, refused.Code, body.Handed));
    }

    [Theory]
    [InlineData(null, IngestLimits.BodyBytes)]
    [InlineData("gzip", IngestLimits.CompressedBytes)]
    public async Task Read_EndlessBody_IsReadNoFurtherThanItsLimit(string? encoding, int limit)
    {
        using var body = new EndlessStream();

        var refused = await RefusedAsync(Of(body, Headers(encoding)));

        Assert.Equal((413, "body_too_large"), (refused.Status, refused.Code));
        Assert.InRange(body.Handed, limit + 1, limit + EndlessStream.Most);
    }

    [Fact]
    public async Task Read_TroubleOfTheServer_IsAnAnswerOfOurs()
    {
        Assert.Equal((413, "body_too_large"), await CodeAsync(Of(new EndlessStream { Trouble = new BadHttpRequestException("Too large.", 413) }, Headers(null))));
        Assert.Equal((408, "body_too_slow"), await CodeAsync(Of(new EndlessStream { Trouble = new BadHttpRequestException("Too slow.", 408) }, Headers(null))));
        Assert.Equal((400, "truncated_body"), await CodeAsync(Of(new EndlessStream { Trouble = new BadHttpRequestException("Unexpected end.", 400) }, Headers(null))));
        Assert.Equal((400, "truncated_body"), await CodeAsync(Of(new EndlessStream { Trouble = new IOException("Reset.") }, Headers(null))));
    }

    [Fact]
    public async Task Read_ClientGone_IsCancelled()
    {
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => IngestBody.ReadAsync(Of(Small), cancelled.Token));
    }

    [Fact]
    public async Task Dispose_Twice_ReturnsTheMemoryOnce()
    {
        var body = await IngestBody.ReadAsync(Of(Small), CancellationToken.None);
        Assert.Equal(Small.Length, body.SentBytes);
        body.Dispose();
        body.Dispose();

        Assert.Equal(0, body.Utf8.Length);
    }

    private static async Task<(int Status, string Code)> CodeAsync(HttpRequest request)
    {
        var refused = await RefusedAsync(request);
        return (refused.Status, refused.Code);
    }

    private static IEnumerable<(string Name, string Value)> Headers(string? encoding) =>
        [("Content-Type", Json), .. encoding is null ? [] : new[] { ("Content-Encoding", encoding) }];
}
