using System.Text.RegularExpressions;
using WigToken.Tests;

namespace WigToken.Server.Tests.Hooks;

/// <summary>What <c>docs/hooks.md</c> tells people to save. The page is the only source, so what is tested is what they get.</summary>
internal static partial class HookPage
{
    private static readonly string Page = File.ReadAllText(RepositoryFiles.PathOf("docs/hooks.md"));

    /// <summary>The settings for the agent, then those for the script.</summary>
    public static IReadOnlyList<string> Settings { get; } = Blocks("json");

    public static string Script { get; } = Assert.Single(Blocks("bash"));

    /// <summary>The program for jq in the script.</summary>
    public static string Requests { get; } = Assert.Single(Program().Matches(Script)).Value;

    /// <summary>The line that calls the script by hand.</summary>
    public static string ByHand { get; } = Assert.Single(Page.Split('\n'), static line => line.EndsWith("| bash ~/.wigtoken-hook/hook.sh", StringComparison.Ordinal)).Trim();

    private static List<string> Blocks(string language) =>
        [.. Block().Matches(Page).Where(block => block.Groups["language"].Value == language).Select(static block => block.Groups["text"].Value)];

    [GeneratedRegex(@"^```(?<language>\w+)\n(?<text>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Block();

    [GeneratedRegex("(?<=^requests=')[^']+(?='$)", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Program();
}
