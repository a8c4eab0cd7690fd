using CsCheck;

namespace WigToken.Pricing.Tests;

public sealed class CostTests
{
    [Fact]
    public void Unpriced_IsNotZero()
    {
        Assert.NotEqual(Cost.Unpriced, Cost.FromNanoDollars(0));
        Assert.False(Cost.Unpriced.IsPriced);
        Assert.True(Cost.FromNanoDollars(0).IsPriced);
    }

    [Fact]
    public void Default_IsUnpriced() => Assert.Equal(Cost.Unpriced, default);

    [Fact]
    public void FromNanoDollars_AnyAmount_KeepsItAndIsPriced() => Gen.Long.Sample(static amount =>
        Cost.FromNanoDollars(amount) is { IsPriced: true } cost && cost.NanoDollars == amount && cost != Cost.Unpriced);
}
