using System.Globalization;
using CsCheck;
using WigToken.Badges;

namespace WigToken.AspNetCore.Tests.Badges;

public sealed class CompactNumberTests
{
    [Theory]
    [InlineData(0, 0, "0")]
    [InlineData(999, 0, "999")]
    [InlineData(999.4, 0, "999")]
    [InlineData(999.5, 0, "1K")]
    [InlineData(1000, 0, "1K")]
    [InlineData(1234, 0, "1.2K")]
    [InlineData(999_949, 0, "999.9K")]
    [InlineData(999_950, 0, "1M")]
    [InlineData(336_774_245, 0, "336.8M")]
    [InlineData(4_500_000_000, 0, "4.5B")]
    [InlineData(9_000_000_000_000_000_000, 0, "9000000T")]
    [InlineData(0.004, 2, "0.00")]
    [InlineData(12.345, 2, "12.34")]
    [InlineData(999.999, 2, "1K")]
    public void Number_IsShort(double value, int decimals, string expected) => Assert.Equal(expected, CompactNumber.Of((decimal)value, decimals));

    [Fact]
    public void Number_IsWithinHalfAStepOfTheTruth() => Gen.Long[0, long.MaxValue].Sample(value =>
    {
        var text = CompactNumber.Of(value, 0);
        var unit = "KMBT".IndexOf(text[^1], StringComparison.Ordinal);
        var scale = (decimal)Math.Pow(1000, unit + 1);
        var shown = decimal.Parse(unit < 0 ? text : text[..^1], CultureInfo.InvariantCulture) * scale;
        return Math.Abs(shown - value) <= (unit < 0 ? 0.5m : scale / 20) && text.Length <= 10;
    });
}
