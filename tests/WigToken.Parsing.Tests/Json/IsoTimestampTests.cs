using System.Text;
using WigToken.Parsing.Json;

namespace WigToken.Parsing.Tests.Json;

public sealed class IsoTimestampTests
{
    [Theory]
    [InlineData("1970-01-01T00:00:00Z", 0)]
    [InlineData("1970-01-01T00:00Z", 0)]
    [InlineData("1970-01-01T00:00:00.001Z", 1)]
    [InlineData("1970-01-01T00:00:00.0019999999Z", 1)]
    [InlineData("1970-01-01t00:00:00,5z", 500)]
    [InlineData("1970-01-01 00:00:00", 0)]
    [InlineData("1970-01-01T01:30:00+01:30", 0)]
    [InlineData("1970-01-01T01:30:00+0130", 0)]
    [InlineData("1969-12-31T23:00:00-01", 0)]
    [InlineData("1969-12-31T23:59:59.999Z", -1)]
    [InlineData("1970-01-01T00:00:60Z", 60_000)]
    [InlineData("2024-02-29T12:34:56.789Z", 1_709_210_096_789)]
    [InlineData("9999-12-31T23:59:59.999Z", 253_402_300_799_999)]
    public void TryParse_Instant_IsItsMilliseconds(string text, long expected)
    {
        Assert.True(IsoTimestamp.TryParse(Encoding.UTF8.GetBytes(text), out var unixMs));
        Assert.Equal(expected, unixMs);
    }

    [Theory]
    [InlineData("")]
    [InlineData("1970-01-01")]
    [InlineData("1970-01-01T00Z")]
    [InlineData("2023-02-29T00:00:00Z")]
    [InlineData("2024-13-01T00:00:00Z")]
    [InlineData("2024-01-01T24:00:00Z")]
    [InlineData("2024-01-01T00:60:00Z")]
    [InlineData("2024-01-01T00:00:61Z")]
    [InlineData("2024-01-01T00:00:00.Z")]
    [InlineData("2024-01-01T00:00:00+24:00")]
    [InlineData("2024-01-01T00:00:00+1")]
    [InlineData("2024-01-01T00:00:00Zx")]
    [InlineData("0000-01-01T00:00:00Z")]
    [InlineData(" 2024-01-01T00:00:00Z")]
    public void TryParse_SomethingElse_IsRefused(string text) => Assert.False(IsoTimestamp.TryParse(Encoding.UTF8.GetBytes(text), out _));
}
