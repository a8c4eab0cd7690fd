namespace WigToken.AspNetCore.Tests.Page;

public sealed class PageFilesTests
{
    [Fact]
    public void Html_KeepsToTheStrictestPolicy()
    {
        Assert.DoesNotMatch(@"<style|\sstyle\s*=|\son\w+\s*=|javascript:", PageFiles.Html);
        Assert.DoesNotMatch(@"<script(?![^>]*\ssrc=)[^>]*>", PageFiles.Html);
        Assert.DoesNotMatch("<base", PageFiles.Html);
    }

    [Fact]
    public void Links_AreRelative()
    {
        var links = PageFiles.Links().ToList();

        Assert.Contains("api/usage/totals", links);
        Assert.Contains(PageFiles.Asset("Overview", ".js"), links);
        Assert.DoesNotContain(links, static link => link.StartsWith('/') || link.Contains(':', StringComparison.Ordinal));
        Assert.All(PageFiles.All.Where(static file => file.Key.EndsWith(".css", StringComparison.Ordinal)), static file => Assert.DoesNotMatch(@"url\(|@import", file.Value));
    }

    [Fact]
    public void Scripts_AskNobodyElse()
    {
        // Names of vocabularies, and links to explanations in messages of libraries, are not asked for.
        var addresses = PageFiles.All.Where(static file => file.Key.EndsWith(".js", StringComparison.Ordinal)).SelectMany(static file => file.Value.FindAll(@"https?://([\w.-]*\w)"));

        Assert.Superset(addresses.ToHashSet(StringComparer.Ordinal), new HashSet<string>(["www.w3.org", "react.dev", "base-ui.com", "example.org"], StringComparer.Ordinal));
    }

    [Fact]
    public void Files_AreNamedByWhatTheyHold_AndHoldNoSources()
    {
        Assert.All(PageFiles.All.Keys.Where(static name => name != "index.html"), static name => Assert.Matches(@"^assets/[\w.-]+-[\w-]{8}\.(js|css|svg)$", name));
        Assert.All(PageFiles.All.Values, static text => Assert.DoesNotContain("sourceMappingURL", text, StringComparison.Ordinal));
    }
}
