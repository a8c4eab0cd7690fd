using System.Text.RegularExpressions;

namespace WigToken.AspNetCore.Tests.Page;

/// <summary>The files of the page, out of the package.</summary>
internal static class PageFiles
{
    public static readonly IReadOnlyDictionary<string, string> All = typeof(WigTokenEndpoints).Assembly.GetManifestResourceNames()
        .Where(static name => name.StartsWith("page/", StringComparison.Ordinal))
        .ToDictionary(static name => name["page/".Length..], Read, StringComparer.Ordinal);

    public static string Html => All["index.html"];

    public static string Scripts => string.Concat(All.Where(static file => file.Key.EndsWith(".js", StringComparison.Ordinal)).Select(static file => file.Value));

    /// <summary>Every address in the page and its scripts, relative to the page; the stream is left out, since it never ends.</summary>
    public static IEnumerable<string> Links() =>
    [
        .. Html.FindAll(@"(?:href|src)=""([^""]*)"""),
        .. Scripts.FindAll(@"from '\./([^']*)'").Select(static name => "assets/" + name),
        // Up to the first value that is filled in.
        .. Scripts.FindAll(@"read\(['`]([^'`$]*?)(?:&from=\$[^`]*)?['`]\)").Select(static path => "api/" + path),
        .. All.Keys.Where(static name => name.StartsWith("strings.", StringComparison.Ordinal)).Select(static name => "assets/" + name),
    ];

    /// <summary>The first group of every match.</summary>
    public static IEnumerable<string> FindAll(this string text, string pattern) =>
        Regex.Matches(text, pattern, RegexOptions.None, TimeSpan.FromSeconds(5)).Select(static match => match.Groups[1].Value);

    private static string Read(string resource)
    {
        using var reader = new StreamReader(typeof(WigTokenEndpoints).Assembly.GetManifestResourceStream(resource)!);
        return reader.ReadToEnd();
    }
}
