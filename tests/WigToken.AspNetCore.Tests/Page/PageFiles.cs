using System.Text.RegularExpressions;

namespace WigToken.AspNetCore.Tests.Page;

/// <summary>The files of the dashboard, out of the package; compressed forms are left out.</summary>
internal static class PageFiles
{
    private const string Folder = "dashboard/", Index = "index.html";

    public static readonly IReadOnlyDictionary<string, string> All = typeof(WigTokenEndpoints).Assembly.GetManifestResourceNames()
        .Where(static name => name.StartsWith(Folder, StringComparison.Ordinal) && !name.EndsWith(".br", StringComparison.Ordinal) && !name.EndsWith(".gz", StringComparison.Ordinal))
        .ToDictionary(static name => name[Folder.Length..], Read, StringComparer.Ordinal);

    public static string Html => All.TryGetValue(Index, out var html) ? html : throw new InvalidOperationException("The dashboard was not built: install Node.js and build again.");

    /// <summary>Every address in the page, and every file that its scripts fetch, relative to the page.</summary>
    public static IEnumerable<string> Links() =>
        [.. Html.FindAll(@"(?:href|src)=""([^""]*)""").Select(static link => link.StartsWith("./", StringComparison.Ordinal) ? link[2..] : link).Concat(All.Keys.Where(static name => name != Index)).Distinct(StringComparer.Ordinal)];

    /// <summary>A file by the beginning of its name, which ends in what it holds.</summary>
    public static string Asset(string start, string ending) =>
        All.Keys.First(name => name.StartsWith("assets/" + start + "-", StringComparison.Ordinal) && name.EndsWith(ending, StringComparison.Ordinal));

    /// <summary>The first group of every match.</summary>
    public static IEnumerable<string> FindAll(this string text, string pattern) =>
        Regex.Matches(text, pattern, RegexOptions.None, TimeSpan.FromSeconds(5)).Select(static match => match.Groups[1].Value);

    private static string Read(string resource)
    {
        using var reader = new StreamReader(typeof(WigTokenEndpoints).Assembly.GetManifestResourceStream(resource)!);
        return reader.ReadToEnd();
    }
}
