using WigToken.Storage.Access;

namespace WigToken.Storage.Tests.Access;

public sealed class PlainTextTests
{
    [Theory]
    [InlineData("")]
    [InlineData("O'Neil; DROP TABLE token --")]
    [InlineData("<b>&amp;</b>")]
    [InlineData("Łukasz, 山田太郎, عبد الله, שלום")]
    [InlineData("e\u0301 👩‍💻")]
    [InlineData("\uFFFF\uE000")]
    public void IsPlain_WhatPeopleAreCalled_Is(string text) => Assert.True(PlainText.IsPlain(text, 256));

    [Theory]
    [InlineData(0x00)]
    [InlineData(0x09)]
    [InlineData(0x0A)]
    [InlineData(0x0D)]
    [InlineData(0x1B)]
    [InlineData(0x1F)]
    [InlineData(0x7F)]
    [InlineData(0x85)]
    [InlineData(0x9F)]
    [InlineData(0x61C)]
    [InlineData(0x200E)]
    [InlineData(0x200F)]
    [InlineData(0x2028)]
    [InlineData(0x2029)]
    [InlineData(0x202A)]
    [InlineData(0x202E)]
    [InlineData(0x2066)]
    [InlineData(0x2069)]
    [InlineData(0xD800)]
    [InlineData(0xDBFF)]
    [InlineData(0xDC00)]
    [InlineData(0xDFFF)]
    public void IsPlain_WithACharacterThatHidesOrReorders_IsNot(int character)
    {
        foreach (var (before, after) in ((string, string)[])[("", ""), ("a", "b"), ("a", ""), ("", "b")])
            Assert.False(PlainText.IsPlain($"{before}{(char)character}{after}", 256));
    }

    [Theory]
    [InlineData(0x2027)]
    [InlineData(0x202F)]
    [InlineData(0x2065)]
    [InlineData(0x206A)]
    [InlineData(0xA0)]
    [InlineData(0x20)]
    public void IsPlain_WithTheNeighboursOfThese_Is(int character) => Assert.True(PlainText.IsPlain($"a{(char)character}b", 256));

    [Fact]
    public void IsPlain_HalvesInTheWrongOrder_IsNot()
    {
        Assert.True(PlainText.IsPlain("\uD83D\uDE00", 2));
        Assert.False(PlainText.IsPlain("\uDE00\uD83D", 2));
        Assert.False(PlainText.IsPlain("\uD83D\uD83D\uDE00", 3));
    }

    [Theory]
    [InlineData(3, true)]
    [InlineData(2, false)]
    public void IsPlain_CountsUtf16(int most, bool isPlain) => Assert.Equal(isPlain, PlainText.IsPlain("a😀", most));
}
