using System.Text.Json;

namespace WigToken.AspNetCore.Tests.Page;

public sealed class PageFilesTests
{
    private static readonly Dictionary<string, string> English = Texts("en");

    [Fact]
    public void Html_KeepsToTheStrictestPolicy()
    {
        Assert.DoesNotMatch(@"<style|\sstyle\s*=|\son\w+\s*=|javascript:", PageFiles.Html);
        Assert.DoesNotMatch(@"<script(?![^>]*\ssrc=)[^>]*>", PageFiles.Html);
        Assert.DoesNotMatch(@"\beval\(|new Function|innerHTML|outerHTML|insertAdjacentHTML|document\.write", PageFiles.Scripts);
    }

    [Fact]
    public void Links_AreRelative()
    {
        var links = PageFiles.Links().ToList();

        Assert.Contains("api/usage/recent?limit=10", links);
        Assert.Contains("assets/parts.js", links);
        Assert.DoesNotContain(links, static link => link.StartsWith('/') || link.Contains(':', StringComparison.Ordinal));
        Assert.DoesNotMatch(@"['""`]/|https?://(?!www\.w3\.org/2000/svg)", PageFiles.Scripts);
        Assert.DoesNotMatch(@"url\(|@import", PageFiles.All["live.css"]);
    }

    [Fact]
    public void Elements_ThatScriptsLookFor_AreInThePage()
    {
        var ids = PageFiles.Html.FindAll(@"\sid=""([^""]*)""").ToList();

        Assert.Equal(ids.Count, ids.Distinct(StringComparer.Ordinal).Count());
        Assert.All(PageFiles.Scripts.FindAll(@"(?:byId|fill)\('([^']*)'"), id => Assert.Contains(id, ids));
    }

    [Fact]
    public void English_HasEveryTextThatIsUsed_AndNoOther()
    {
        // What the live mark says is named by its class.
        var used = (PageFiles.Html + PageFiles.Scripts).FindAll(@"(?:\btext\('|data-text="")(\w+)").Concat(["connecting", "live", "down"]);

        Assert.Equal(used.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal), English.Keys.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("ko")]
    [InlineData("ja")]
    [InlineData("zh")]
    public void Language_SaysEverything_InItsOwnWords(string language)
    {
        var texts = Texts(language);

        Assert.Equal(English.Keys, texts.Keys);
        foreach (var (key, text) in texts)
        {
            Assert.NotEqual(English[key], text);
            // Hangul, kana or Chinese characters.
            Assert.Matches(@"[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af]", text);
            Assert.Equal(Placeholders(English[key]), Placeholders(text));
        }
    }

    [Fact]
    public void Languages_OfTheScript_AreThoseWithTexts()
    {
        var offered = PageFiles.Scripts.FindAll(@"languages = \[([^\]]*)\]").Single().Split(", ").Select(static language => language.Trim('\''));

        Assert.Equal(
            PageFiles.All.Keys.Where(static name => name.StartsWith("strings.", StringComparison.Ordinal)).Order(StringComparer.Ordinal),
            offered.Select(static language => $"strings.{language}.json").Order(StringComparer.Ordinal));
    }

    private static IEnumerable<string> Placeholders(string text) => text.FindAll(@"\{(\w+)\}").Order(StringComparer.Ordinal);

    private static Dictionary<string, string> Texts(string language) =>
        JsonSerializer.Deserialize<Dictionary<string, string>>(PageFiles.All[$"strings.{language}.json"])!;
}
