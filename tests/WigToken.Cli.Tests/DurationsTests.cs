namespace WigToken.Cli.Tests;

public sealed class DurationsTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("0", 0)]
    [InlineData("30m", 30)]
    [InlineData("24h", 24 * 60)]
    [InlineData("90d", 90 * 24 * 60)]
    [InlineData("12w", 12 * 7 * 24 * 60)]
    public void Span_NumberAndUnit_IsThatLong(string text, int minutes) => Assert.Equal(TimeSpan.FromMinutes(minutes), Durations.Span(text));

    [Theory]
    [InlineData("")]
    [InlineData("d")]
    [InlineData("90")]
    [InlineData("-1d")]
    [InlineData("1.5h")]
    [InlineData(" 1h")]
    [InlineData("1 h")]
    [InlineData("90D")]
    [InlineData("1y")]
    [InlineData("36526d")]
    [InlineData("2147483647w")]
    [InlineData("99999999999d")]
    public void Span_AnythingElse_IsNone(string text) => Assert.Null(Durations.Span(text));

    [Theory]
    [InlineData("never", null)]
    [InlineData("Never", null)]
    [InlineData("24h", "2026-11-23T12:00:00Z")]
    [InlineData("2027-01-31", "2027-01-31T00:00:00Z")]
    [InlineData("2020-01-01", "2020-01-01T00:00:00Z")]
    public void TryEnd_SpanDayOrNever_IsThen(string text, string? expected)
    {
        Assert.True(Durations.TryEnd(text, Now, out var end));
        Assert.Equal(expected is null ? null : DateTimeOffset.Parse(expected, System.Globalization.CultureInfo.InvariantCulture).ToUnixTimeMilliseconds(), end);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("soon")]
    [InlineData("2027-02-30")]
    [InlineData("31.01.2027")]
    public void TryEnd_AnythingElse_IsRefused(string text) => Assert.False(Durations.TryEnd(text, Now, out _));
}
