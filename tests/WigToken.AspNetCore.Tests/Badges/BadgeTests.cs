using System.Xml.Linq;
using CsCheck;
using WigToken.Badges;
using WigToken.Storage.Access;

namespace WigToken.AspNetCore.Tests.Badges;

public sealed class BadgeTests
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    [Theory]
    [InlineData("AI tokens", "336.8M")]
    [InlineData("<script>alert(1)</script>", "1")]
    [InlineData("\" onload=\"alert(1)", "1")]
    [InlineData("]]>&amp;&lt;<!--", "1")]
    [InlineData("토큰 👩‍💻 ünï", "1")]
    public void Text_IsText(string label, string value)
    {
        var svg = XDocument.Parse(Badge.Draw(label, value)).Root!;

        Assert.Equal([label, value], svg.Descendants(Svg + "text").Select(static text => text.Value));
        Assert.Equal($"{label}: {value}", svg.Element(Svg + "title")!.Value);
        Assert.Equal($"{label}: {value}", (string?)svg.Attribute("aria-label"));
        Assert.Equal(["svg", "title", "rect", "path", "g", "text", "text"], svg.DescendantsAndSelf().Select(static element => element.Name.LocalName));
    }

    [Fact]
    public void AnyLabel_IsItsOwnText_InAPictureOfBoundedSize() => Gen.String[0, 40].Where(static text => PlainText.IsPlain(text, 40) && !text.AsSpan().ContainsAny('\uFFFE', '\uFFFF')).Sample(label =>
    {
        var text = Badge.Draw(label, "1.2M");
        var svg = XDocument.Parse(text, LoadOptions.PreserveWhitespace).Root!;
        return svg.Descendants(Svg + "text").First().Value == label && text.Length < 2048 && (int)svg.Attribute("width")! <= 600;
    });

    [Fact]
    public void Parts_AreAsWideAsTheirTexts()
    {
        var svg = XDocument.Parse(Badge.Draw("tokens", "1.2M")).Root!;
        var texts = svg.Descendants(Svg + "text").ToList();
        var (left, right) = ((int)texts[0].Attribute("textLength")!, (int)texts[1].Attribute("textLength")!);

        Assert.Equal((int)svg.Attribute("width")!, left + right + 4 * (int)texts[0].Attribute("x")!);
        Assert.True(TextWidth.Of("iiii") < TextWidth.Of("abcd") && TextWidth.Of("abcd") < TextWidth.Of("MMMM") && TextWidth.Of("MMMM") < TextWidth.Of("사용량을"));
    }
}
