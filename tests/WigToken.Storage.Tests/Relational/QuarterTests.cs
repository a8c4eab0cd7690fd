using CsCheck;
using WigToken.Storage.Relational;

namespace WigToken.Storage.Tests.Relational;

public sealed class QuarterTests
{
    [Fact]
    public void Of_AnyTime_IsTheQuarterThatHoldsIt() => Gen.OneOf(Gen.Long, Gen.Long[-2_000_000, 2_000_000]).Sample(
        static ms => Assert.Equal((long)Math.Floor((decimal)ms / IUsageStore.RollupMs), Quarter.Of(ms)), iter: 10_000);

    [Theory]
    [InlineData(long.MinValue, -10_248_191_152_061)]
    [InlineData(long.MaxValue, 10_248_191_152_060)]
    public void Of_TheEndsOfTime_DoesNotWrapAround(long ms, long quarter) => Assert.Equal(quarter, Quarter.Of(ms));
}
