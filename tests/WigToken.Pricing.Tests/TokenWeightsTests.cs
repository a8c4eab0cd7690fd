using System.Numerics;
using CsCheck;
using WigToken.Parsing;

namespace WigToken.Pricing.Tests;

public sealed class TokenWeightsTests
{
    [Theory]
    [InlineData(1, 0, 0, 0, 0, 100)]
    [InlineData(0, 1, 0, 0, 0, 125)]
    [InlineData(0, 0, 1, 0, 0, 125)]
    [InlineData(0, 0, 0, 1, 0, 10)]
    [InlineData(0, 0, 0, 0, 1, 500)]
    [InlineData(4, 12345, 0, 678, 310, 1_705_305)]
    public void Weigh_Counts_GivesHundredths(long input, long write5m, long write1h, long read, long output, long hundredths) =>
        Assert.Equal(hundredths, TokenWeights.Weigh(new(input, write5m, write1h, read, output)));

    [Fact]
    public void Weigh_LargestCounts_DoesNotOverflow()
    {
        const long max = TokenCounts.MaxCount;

        var weight = TokenWeights.Weigh(new(max, max, max, max, max));

        Assert.Equal(860 * (BigInteger)max, weight);
    }

    [Fact]
    public void Weigh_SumAndDifference_AreLinear() => Gen.Select(Samples.Counts, Samples.Counts).Sample(static (a, b) =>
        TokenWeights.Weigh(a + b) == TokenWeights.Weigh(a) + TokenWeights.Weigh(b)
        && TokenWeights.Weigh(a - b) == TokenWeights.Weigh(a) - TokenWeights.Weigh(b));
}
